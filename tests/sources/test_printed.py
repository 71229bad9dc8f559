"""Printed works by the form of their citation: books, articles, newspapers, repeated titles."""

from __future__ import annotations

import pytest

from tests.sources.made import cited, references


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("(Stephen F. Cohen, Bukharin [New York, 1971], 459–60)",
         "Stephen F. Cohen, Bukharin (New York, 1971), 459–60"),
        ("Robert Conquest, The Great Terror: A Reassessment (New York: Oxford University Press, 1990), pp. 35–37.",
         "Robert Conquest, The Great Terror: A Reassessment (New York: Oxford University Press, 1990), 35–37"),
        ("Quoted in Robert Tucker, Stalin in Power (New York, 1990), 119.",
         "Robert Tucker, Stalin in Power (New York, 1990), 119"),
        ("See also R. W. Davies and Stephen G. Wheatcroft, The Years of Hunger (Basingstoke and New York, 2004), 12, "
         "15.",
         "R. W. Davies and Stephen G. Wheatcroft, The Years of Hunger (Basingstoke and New York, 2004), 12, 15"),
        ("Lars T. Lih, Oleg V. Naumov, and Oleg V. Khlevniuk, eds., Stalin's Letters, 1925–1936, trans. Catherine A. "
         "Fitzpatrick (New Haven: Yale University Press, 1995), 5.",
         "Lars T. Lih, Oleg V. Naumov, and Oleg V. Khlevniuk, eds., Stalin's Letters, 1925–1936, trans. Catherine A. "
         "Fitzpatrick (New Haven: Yale University Press, 1995), 5"),
        ("Trotsky, My Life (New York, 1930).", "Trotsky, My Life (New York, 1930)"),
        ("KPSS v rezoliutsiiakh, vol. 4 (Moscow, 1984), 12.", "KPSS v rezoliutsiiakh, vol. 4 (Moscow, 1984), 12"),
        ("Istoriia grazhdanskoi voiny (Moscow, 1935), 12.", "Istoriia grazhdanskoi voiny (Moscow, 1935), 12"),
        ("He discusses this in The Great Terror (New York, 1968), 35.", "The Great Terror (New York, 1968), 35"),
        ("(Documents on British Foreign Policy, 1919–1939, 2nd ser., vol. 7 [London, 1958], 20)",
         "Documents on British Foreign Policy, 1919–1939, 2nd ser., vol. 7 (London, 1958), 20"),
        ('KPSS v rezoliutsiiakh i resheniiakh s"ezdov, 8th ed., vol. 4 (Moscow, 1970), pp. 429–47.',
         'KPSS v rezoliutsiiakh i resheniiakh s"ezdov, 8th ed., vol. 4 (Moscow, 1970), 429–47'),
        ("It is printed in part in Robert C. Tucker, ed., The Lenin Anthology (New York, 1975), 725.",
         "Robert C. Tucker, ed., The Lenin Anthology (New York, 1975), 725"),
        ("Pis'ma I. V. Stalina, 1925–1936 gg. (Moscow, 1995), doc. 39.",
         "Pis'ma I. V. Stalina, 1925–1936 gg. (Moscow, 1995), doc. 39"),
        ("E. H. Carr, The Interregnum (London, 1954), chap. 4.", "E. H. Carr, The Interregnum (London, 1954), chap. 4"),
        ("Ludwig van Beethoven, Letters, 3 vols. (London, 1961), 2:15.",
         "Ludwig van Beethoven, Letters, 3 vols. (London, 1961), 2:15"),
    ],
    ids=lambda value: value[:30],
)  # fmt: skip
def test_a_book(text: str, reference: str) -> None:
    """Author, title, details, imprint in either bracket, pages; what leads up to it is none of it."""
    assert references(text) == [reference]


@pytest.mark.parametrize(
    "text",
    [
        "The Sixteenth Congress (Moscow, 1930) was held in summer.",
        "The conference (Moscow, 1929) was held; Litvinov (London, 1918) said so.",
        "He left (July, 1929), 5 days later.",
        "The Seventh Congress (Moscow, 1935), 35 delegates of which were his.",
        "(the congress [Moscow, 1930] was held)",
        "(Sixteenth Congress [Moscow, 1930])",
        "Cohen, Bukharin, 35.",
        'In a resolution entitled "On Com. Bukharin," the X plenum (3–19 July 1929) approved it.',
        'The decree "On grain," 29 August 1929, said "no." On 22 August 1929 he came.',
        '"On Uralneft," Politburo resolution, 5 September 1929; the order "Not a step back," no. 227.',
        "Protocol no. 94, 22 August 1929. Moscow, 3 November 1929. Pravda, 3 November 1929.",
        "(see Letter, no. 5)",
    ],
)
def test_prose_is_no_citation(text: str) -> None:
    """Congresses have places and years, decrees titles and days, towns days: none of them is a printed work."""
    assert references(text) == []


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ('Ya. Sten, "Vyshe znamia" (Raise the banner), Komsomolskaia pravda (18 June 1929).',
         'Ya. Sten, "Vyshe znamia" (Raise the banner), Komsomolskaia pravda, 18 June 1929'),
        ('In the article, "Ob oshibkakh" (On mistakes; Pravda, 24 August 1929), he was accused.',
         '"Ob oshibkakh" (On mistakes), Pravda, 24 August 1929'),
        ("Stalin's article \"God velikogo pereloma\" was published in Pravda, no. 259, 7 November 1929.",
         'Stalin, "God velikogo pereloma", Pravda, no. 259, 7 November 1929'),
        ('“Dizzy with Success” appeared in Pravda on 2 March 1930.', '"Dizzy with Success", Pravda, 2 March 1930'),
        ('J. Arch Getty, "Party and Purge in Smolensk," Slavic Review 42, no. 1 (1983): 60–79.',
         'J. Arch Getty, "Party and Purge in Smolensk", Slavic Review, vol. 42, no. 1, 1983, 60–79'),
        ('L. Shatskin, "O vospitanii," Bolshevik, no. 5 (1929): 3–10.',
         'L. Shatskin, "O vospitanii", Bolshevik, no. 5, 1929, 3–10'),
        ('an article by B. Krasnyi, "Vospitateli" (Pravda, August 21, 1929)',
         'B. Krasnyi, "Vospitateli", Pravda, August 21, 1929'),
        ('I. Bo, "Eins," Pravda, 16 April 1929, p. 2.', 'I. Bo, "Eins", Pravda, 16 April 1929, 2'),
        ("(see Komsomolskaia pravda, no. 169)", "Komsomolskaia pravda, no. 169"),
    ],
    ids=lambda value: value[:30],
)  # fmt: skip
def test_an_article(text: str, reference: str) -> None:
    """A title in quotation marks with a newspaper and its day or number, or a journal with its volume and year."""
    assert references(text) == [reference]


def test_two_articles_of_one_newspaper() -> None:
    """The first borrows what is printed with the second, and says so."""
    first, second = cited('A. Bo, "Eins" (One); C. Do, "Zwei" (Two), Pravda (18 June 1929).')
    assert first.reference == 'A. Bo, "Eins" (One), Pravda, 18 June 1929'
    assert [doubt.text for doubt in first.doubts] == [
        "Pravda, 18 June 1929 is named only once, with the article after it"
    ]
    assert second.doubts == ()


def test_a_newspaper_known_from_an_article_is_known_elsewhere() -> None:
    """With a day alone it could be a town."""
    notes = ('"Dizzy with Success," Pravda, 2 March 1930.', "It was published in Pravda on 3 November 1929.")
    assert references(*notes, "See Pravda, 4 May 1930. Moscow, 5 May 1930.") == [
        '"Dizzy with Success", Pravda, 2 March 1930', "Pravda, 3 November 1929", "Pravda, 4 May 1930",
    ]  # fmt: skip


def test_volumes_of_one_work() -> None:
    """Behind a semicolon a volume goes on with the title before it; alone it names none."""
    first = "V. I. Lenin, Polnoe sobranie sochinenii, vol. 45 (Moscow, 1964), 343"
    found = cited(f"{first}; vol. 46 (Moscow, 1965), 5.")
    assert [each.reference for each in found] == [
        first,
        "V. I. Lenin, Polnoe sobranie sochinenii, vol. 46 (Moscow, 1965), 5",
    ]
    [alone] = cited("(vol. 46 [Moscow, 1965], 5)")
    assert [doubt.text for doubt in alone.doubts] == ["it names no title"]


def test_another_volume_keeps_no_imprint() -> None:
    """Volume 11 came out elsewhere or later than 12, unless the imprint is that of all volumes."""
    found = references("V. I. Lenin, Sochineniia, vol. 12 (Moscow, 1949), 118.", "Ibid., vol. 11, p. 5.")
    assert found[1] == "V. I. Lenin, Sochineniia, vol. 11, 5"
    found = references("Louis Fischer, The Soviets, 2 vols. (London, 1930), 1:5.", "Ibid., 2:6.")
    assert found[1] == "Louis Fischer, The Soviets, 2 vols. (London, 1930), 2:6"


def test_idem_is_the_author_before() -> None:
    """With a title it is a new work; without an author before it nobody's."""
    first = "Moshe Lewin, Lenin's Last Struggle (London, 1969), 5"
    assert references(f"{first}.", "idem, Russian Peasants (London, 1968), 6.")[1] == (
        "Moshe Lewin, Russian Peasants (London, 1968), 6"
    )
    [lost] = cited("Idem, Russian Peasants (London, 1968), 6.")
    assert (lost.resolved, [doubt.text for doubt in lost.doubts]) == (False, ["no author is named before it"])


COHEN = "Stephen F. Cohen, Bukharin and the Bolshevik Revolution (New York, 1971)"


@pytest.mark.parametrize(
    ("short", "missing"),
    [("Cohen, op. cit., 35", "Bukharin and the Bolshevik Revolution"), ("Cohen, Bukharin, 35", ""),
     ("See Cohen, Bukharin and the Bolshevik Revolution, p. 35", "")],
)  # fmt: skip
def test_a_work_cited_again_in_short(short: str, missing: str) -> None:
    """By `op. cit.`, or by the first words of its title, which may be an article less."""
    found = cited(f"{COHEN}, 12.", "RGASPI f. 17, op. 3, d. 5.", f"{short}.")[2]
    assert (found.reference, found.missing, found.doubts) == (f"{COHEN}, 35", missing, ())


def test_a_short_title_of_nothing_is_no_citation() -> None:
    """A name, some words and a number are prose where no work begins so; before the work they are not resolved."""
    assert references(f"{COHEN}, 12.", "Cohen, Stalin, 35. Lewin, Bukharin, 35.") == [f"{COHEN}, 12"]
    first, _ = cited("Cohen, Bukharin, 35.", f"{COHEN}, 12.")
    assert (first.resolved, [doubt.text for doubt in first.doubts]) == (
        False,
        ["no work of Cohen's is cited before it"],
    )


def test_op_cit_of_one_of_two() -> None:
    """The last of an author's works is taken, and that is doubtful; loc. cit. takes the pages, too."""
    other = "Stephen F. Cohen, Rethinking the Soviet Experience (New York, 1985)"
    found = cited(f"{COHEN}, 12.", f"{other}, 3.", "Cohen, op. cit., 35.", "Loc. cit.")
    assert [each.reference for each in found[2:]] == [f"{other}, 35", f"{other}, 35"]
    again = cited(f"{COHEN}, 12.", f"{other}, 3.", f"{COHEN}, 13.", "Cohen, op. cit., 35.")
    assert again[3].reference == f"{COHEN}, 35"
    assert [doubt.text for doubt in found[2].doubts] == ["2 such works are cited before it, and the last is taken"]


def test_op_cit_of_nobody() -> None:
    """It is listed, and not resolved."""
    found = cited("Cohen, op. cit., 35.", "Op. cit., 4.")
    assert [(each.printed, each.kind, each.resolved) for each in found] == [
        ("Cohen, op. cit., 35", "unknown", False), ("Op. cit., 4", "unknown", False),
    ]  # fmt: skip
    assert [doubt.text for each in found for doubt in each.doubts] == [
        "no work of Cohen's is cited before it", "no printed work is cited before it",
    ]  # fmt: skip


def test_other_issues_of_a_newspaper() -> None:
    """`ibid.` with a day is the newspaper, not the article."""
    found = cited('"Dizzy with Success," Pravda, 2 March 1930.', "Ibid., 3 March 1930.")
    assert (found[1].reference, found[1].missing) == ("Pravda, 3 March 1930", "Pravda")
