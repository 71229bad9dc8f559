-- How often a word stands in each letter: the rows of `letters kwic Bukharin --by letter`.
SELECT letters.letter, letters.date, count(*) AS hits
FROM 'tokens.parquet' AS tokens JOIN 'letters.parquet' AS letters ON letters.letter = tokens.letter
WHERE tokens.layer = 'text' AND regexp_matches(tokens.folded, '(^|[-''])bukharin($|[-''])')
GROUP BY letters.position, letters.letter, letters.date
ORDER BY letters.position
