#compdef letters
# zsh completion for letters; written by `letters completion zsh`.
# Patterns such as procure* need no quotes with this line in ~/.zshrc:  alias letters='noglob letters'

_letters_ask() {
  local -a found corpus
  local at
  for (( at = 1; at <= $#words; at++ )); do
    case ${words[at]} in
      --corpus) corpus=(--corpus "${${(Q)words[at+1]}/#\~/$HOME}") ;;
      --corpus=*) corpus=(--corpus "${${(Q)words[at]#--corpus=}/#\~/$HOME}") ;;
    esac
  done
  found=(${(f)"$(letters addresses "${corpus[@]}" "$@" -- "$PREFIX" 2>/dev/null)"})
  compadd -S '' -a found
}
_letters_ids() { _letters_ask --ids }
_letters_addresses() { _letters_ask }
_letters_topics() { _letters_ask --topics }
_letters_names() { _letters_ask --names }
_letters_queries() { [[ $PREFIX != @* ]] || _letters_ask --queries }

_letters() {
  local -a commands
  local at command
  commands=(
    'kwic:Find words and show each hit in its context.'
    'find:Find words and show each hit in its context.'
    'show:Read letters, points, passages, notes.'
    'list:List the letters.'
    'notes:Look up the editors'\'' notes and where they are called.'
    'quote:Quote a passage with its citation.'
    'cite:Cite letters and passages.'
    'path:Say in which file and line a passage stands.'
    'topics:List the topics of an edition, or read what it says on them.'
    'topic:List the topics of an edition, or read what it says on them.'
    'names:Show the index of persons, organisations and places.'
    'sources:List the sources that the notes cite.'
    'queries:List the edition'\''s saved queries with their hits.'
    'freq:Count words, or the forms of what a query finds.'
    'collocates:List the words that stand near what a query finds.'
    'keywords:Show the words that set a target apart.'
    'ngrams:Count the words that stand side by side.'
    'clusters:Count the n-grams that hold a query'\''s hits.'
    'dispersion:Show how evenly words are spread over the letters.'
    'timeline:Show the letters over time.'
    'info:Show the edition at a glance.'
    'check:Check an edition for faults.'
    'emendations:List the repairs made in the scan.'
    'init:Start an edition: a folder with what it needs, to be filled in.'
    'import:Make an edition from other people'\''s files.'
    'convert:Write an edition anew, as shards or as files.'
    'export:Write letters in another format.'
    'index:Make the index of the edition, and show what it holds.'
    'completion:Print the completion script of a shell.'
    'schema:Print the JSON Schema of a command'\''s output.'
    'man:Print the manual of all commands.'
  )
  for (( at = 2; at < CURRENT; at++ )); do
    case ${words[at]} in
      kwic|find|show|list|notes|quote|cite|path|topics|topic|names|sources|queries|freq|collocates|keywords|ngrams|clusters|dispersion|timeline|info|check|emendations|init|import|convert|export|index|completion|schema|man) command=${words[at]}; break ;;
    esac
  done
  if [[ -z $command ]]; then
    _describe command commands
    return
  fi
  words=($command "${(@)words[2,at-1]}" "${(@)words[at+1,-1]}"); (( CURRENT-- ))
  case $command in
    kwic|find)
      _arguments -s \
        '*-e[What matches a regular expression, fuzzy ones too, instead of words. May be repeated\: any of them.]:value: ' '*--regexp[What matches a regular expression, fuzzy ones too, instead of words. May be repeated\: any of them.]:value: ' \
        '*-s[Case and diacritics as typed, or any (the default).]' '*--case-sensitive[Case and diacritics as typed, or any (the default).]' '*-i[Case and diacritics as typed, or any (the default).]' '*--ignore-case[Case and diacritics as typed, or any (the default).]' \
        '*-w[Whole tokens only\: Shatskin does not find Shatskin'\''s or Shatskin-Sten.]' '*--whole[Whole tokens only\: Shatskin does not find Shatskin'\''s or Shatskin-Sten.]' \
        '*--lemma[Each word is a lemma\: give finds given and giving, too.]' \
        '*--cql[The query is in CQL, whatever it looks like.]' \
        '*--words[The query is plain words, whatever it looks like.]' \
        '*--near[Only hits with WORD within N words on either side.]:value: ' \
        '*--not-near[Only hits without.]:value: ' \
        '*--fuzzy[As a scan may have garbled it\: words of four letters or more may differ in N, 1 to 3.]:value: ' \
        '*-C[8 or 5\:10 words, 60c characters, s for the sentence, point for the whole point. Else ten words in a pipe, and on a page what fits.]:value: ' '*--context[8 or 5\:10 words, 60c characters, s for the sentence, point for the whole point. Else ten words in a pipe, and on a page what fits.]:value: ' \
        '*--sort[address, date, left, right, node, or words such as L1,R2-; - is descending.]:value: ' \
        '*-c[Only how many hits there are.]' '*--count[Only how many hits there are.]' \
        '*--by[Count the hits for each letter, year, sender, recipient, flow, voice, form found, or key of the metadata.]:value:(letter year sender recipient flow voice form)' \
        '*-l[Only the ids of the letters that have hits.]' '*--ids[Only the ids of the letters that have hits.]' \
        '*--limit[The first N lines, ids or rows only.]:value: ' \
        '*--sample[N lines at random; also of --ids.]:value: ' \
        '*--seed[The same seed draws the same sample.]:value: ' \
        '*--in[text\: all that the letter says; body\: without salute, dateline, closer, signature; notes\: editors'\''.]:value:(text body notes all)' \
        '*--voice[Whose words\: the writer'\''s, the editors'\'' (bracketed insertions), another hand'\''s (annotations).]:value:(writer editor other)' \
        '*--from[Letters of that day, month or year, or later\: 1929-08-10, 1929-08, 1929.]:value: ' \
        '*--to[Letters of that date or earlier.]:value: ' \
        '*--on[Letters of that date; 1929-08/1929-09 is a period.]:value: ' \
        '*--date-match[overlap\: a vague date may lie in it (default); contained\: it must.]:value:(overlap contained)' \
        '*--letter[That letter; also a range 39-41. May be repeated.]:value:_letters_ids' \
        '*--sender[Letters by that person.]:value: ' \
        '*--recipient[Letters to that person.]:value: ' \
        '*--where[Letters whose metadata say so\: --where place=Sochi.]:value: ' \
        '*--topic[Whole passages on that topic, and their letters.]:value:_letters_topics' \
        '*--name[Whole passages that name that person, organisation or place.]:value:_letters_names' \
        '*--format[Instead of a page on a terminal and tab-separated records in a pipe.]:value:(page table tsv csv json jsonl markdown latex html svg)' \
        '*--json[Short for --format json.]' \
        '*--columns[These columns, in this order.]:value: ' \
        '*--csv-safe[Put '\'' before cells that a spreadsheet would run as a formula.]' \
        '*--provenance[A first line that says what was asked of which edition, in csv, tsv, jsonl; json always has it.]' \
        '*--corpus[The edition; else the nearest corpus.yaml from here up, else the one that is built in.]:value:_files' \
        '*-q[No footers and hints on stderr.]' '*--quiet[No footers and hints on stderr.]' \
        '*--color[Colours of a page; auto minds NO_COLOR and FORCE_COLOR.]:value:(auto always never)' \
        '*--width[Width of a page; else COLUMNS, else the terminal'\''s.]:value: ' \
        '*--pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' '*--no-pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' \
        '--help[Show the help]' \
        '*:argument:_letters_queries' ;;
    show)
      _arguments -s \
        '*--point[That point of the letter\: 42 --point 6 is 42.6.]:value: ' \
        '*--note[That note, with the sentence that calls it\: 42.n16.]:value: ' \
        '*-N[The passages before and after, too.]' '*--neighbours[The passages before and after, too.]' \
        '*--mark[Highlight these words on a page, or those of @NAME.]:value:_letters_queries' \
        '*--notes[The notes called there\: below, each under its paragraph, not at all, or nothing else.]:value:(end inline none only)' \
        '*--resolve[After each ibid. what it leaves out, in brackets; with ? where in doubt.]' \
        '*--as-printed[What the scan has, with nothing repaired within a passage.]' \
        '*--from[Letters of that day, month or year, or later\: 1929-08-10, 1929-08, 1929.]:value: ' \
        '*--to[Letters of that date or earlier.]:value: ' \
        '*--on[Letters of that date; 1929-08/1929-09 is a period.]:value: ' \
        '*--date-match[overlap\: a vague date may lie in it (default); contained\: it must.]:value:(overlap contained)' \
        '*--letter[That letter; also a range 39-41. May be repeated.]:value:_letters_ids' \
        '*--sender[Letters by that person.]:value: ' \
        '*--recipient[Letters to that person.]:value: ' \
        '*--where[Letters whose metadata say so\: --where place=Sochi.]:value: ' \
        '*--topic[Whole passages on that topic, and their letters.]:value:_letters_topics' \
        '*--name[Whole passages that name that person, organisation or place.]:value:_letters_names' \
        '*--format[Instead of a page on a terminal and text in a pipe.]:value:(page text markdown json svg)' \
        '*--json[Short for --format json.]' \
        '*--corpus[The edition; else the nearest corpus.yaml from here up, else the one that is built in.]:value:_files' \
        '*-q[No footers and hints on stderr.]' '*--quiet[No footers and hints on stderr.]' \
        '*--color[Colours of a page; auto minds NO_COLOR and FORCE_COLOR.]:value:(auto always never)' \
        '*--width[Width of a page; else COLUMNS, else the terminal'\''s.]:value: ' \
        '*--pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' '*--no-pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' \
        '--help[Show the help]' \
        '*:argument:_letters_addresses' ;;
    list)
      _arguments -s \
        '*--sort[By date, by name, or most first; the edition'\''s own order otherwise.]:value:(edition date words points notes sender recipient)' \
        '*--limit[The first N letters only.]:value: ' \
        '*--from[Letters of that day, month or year, or later\: 1929-08-10, 1929-08, 1929.]:value: ' \
        '*--to[Letters of that date or earlier.]:value: ' \
        '*--on[Letters of that date; 1929-08/1929-09 is a period.]:value: ' \
        '*--date-match[overlap\: a vague date may lie in it (default); contained\: it must.]:value:(overlap contained)' \
        '*--letter[That letter; also a range 39-41. May be repeated.]:value:_letters_ids' \
        '*--sender[Letters by that person.]:value: ' \
        '*--recipient[Letters to that person.]:value: ' \
        '*--where[Letters whose metadata say so\: --where place=Sochi.]:value: ' \
        '*--topic[Whole passages on that topic, and their letters.]:value:_letters_topics' \
        '*--name[Whole passages that name that person, organisation or place.]:value:_letters_names' \
        '*--format[Instead of a page on a terminal and tab-separated records in a pipe.]:value:(page table tsv csv json jsonl markdown latex html svg)' \
        '*--json[Short for --format json.]' \
        '*--columns[These columns, in this order.]:value: ' \
        '*--csv-safe[Put '\'' before cells that a spreadsheet would run as a formula.]' \
        '*--provenance[A first line that says what was asked of which edition, in csv, tsv, jsonl; json always has it.]' \
        '*--corpus[The edition; else the nearest corpus.yaml from here up, else the one that is built in.]:value:_files' \
        '*-q[No footers and hints on stderr.]' '*--quiet[No footers and hints on stderr.]' \
        '*--color[Colours of a page; auto minds NO_COLOR and FORCE_COLOR.]:value:(auto always never)' \
        '*--width[Width of a page; else COLUMNS, else the terminal'\''s.]:value: ' \
        '*--pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' '*--no-pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' \
        '--help[Show the help]' \
        '*:argument: ' ;;
    notes)
      _arguments -s \
        '*--search[Notes in which these words stand, or those of @NAME.]:value:_letters_queries' \
        '*--author[Notes signed so, and notes with an insertion signed so.]:value: ' \
        '*--resolve[After each ibid. what it leaves out, in brackets; with ? where in doubt.]' \
        '*--from[Letters of that day, month or year, or later\: 1929-08-10, 1929-08, 1929.]:value: ' \
        '*--to[Letters of that date or earlier.]:value: ' \
        '*--on[Letters of that date; 1929-08/1929-09 is a period.]:value: ' \
        '*--date-match[overlap\: a vague date may lie in it (default); contained\: it must.]:value:(overlap contained)' \
        '*--letter[That letter; also a range 39-41. May be repeated.]:value:_letters_ids' \
        '*--sender[Letters by that person.]:value: ' \
        '*--recipient[Letters to that person.]:value: ' \
        '*--where[Letters whose metadata say so\: --where place=Sochi.]:value: ' \
        '*--topic[Whole passages on that topic, and their letters.]:value:_letters_topics' \
        '*--name[Whole passages that name that person, organisation or place.]:value:_letters_names' \
        '*--format[Instead of a page on a terminal and tab-separated records in a pipe.]:value:(page table tsv csv json jsonl markdown latex html svg)' \
        '*--json[Short for --format json.]' \
        '*--columns[These columns, in this order.]:value: ' \
        '*--csv-safe[Put '\'' before cells that a spreadsheet would run as a formula.]' \
        '*--provenance[A first line that says what was asked of which edition, in csv, tsv, jsonl; json always has it.]' \
        '*--corpus[The edition; else the nearest corpus.yaml from here up, else the one that is built in.]:value:_files' \
        '*-q[No footers and hints on stderr.]' '*--quiet[No footers and hints on stderr.]' \
        '*--color[Colours of a page; auto minds NO_COLOR and FORCE_COLOR.]:value:(auto always never)' \
        '*--width[Width of a page; else COLUMNS, else the terminal'\''s.]:value: ' \
        '*--pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' '*--no-pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' \
        '--help[Show the help]' \
        '*:argument:_letters_addresses' ;;
    quote)
      _arguments -s \
        '*--from[Letters of that day, month or year, or later\: 1929-08-10, 1929-08, 1929.]:value: ' \
        '*--to[Letters of that date or earlier.]:value: ' \
        '*--on[Letters of that date; 1929-08/1929-09 is a period.]:value: ' \
        '*--date-match[overlap\: a vague date may lie in it (default); contained\: it must.]:value:(overlap contained)' \
        '*--letter[That letter; also a range 39-41. May be repeated.]:value:_letters_ids' \
        '*--sender[Letters by that person.]:value: ' \
        '*--recipient[Letters to that person.]:value: ' \
        '*--where[Letters whose metadata say so\: --where place=Sochi.]:value: ' \
        '*--topic[Whole passages on that topic, and their letters.]:value:_letters_topics' \
        '*--name[Whole passages that name that person, organisation or place.]:value:_letters_names' \
        '*--format[A Markdown block quote (the default), plain text, or both parts apart.]:value:(markdown text json)' \
        '*--json[Short for --format json.]' \
        '*--corpus[The edition; else the nearest corpus.yaml from here up, else the one that is built in.]:value:_files' \
        '*-q[No footers and hints on stderr.]' '*--quiet[No footers and hints on stderr.]' \
        '*--color[Colours of a page; auto minds NO_COLOR and FORCE_COLOR.]:value:(auto always never)' \
        '*--width[Width of a page; else COLUMNS, else the terminal'\''s.]:value: ' \
        '*--pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' '*--no-pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' \
        '--help[Show the help]' \
        '*:argument:_letters_addresses' ;;
    cite)
      _arguments -s \
        '*--style[The edition'\''s own form; a note by the Chicago Manual; an entry for a bibliography.]:value:(edition chicago bibtex csl-json ris)' \
        '*--from[Letters of that day, month or year, or later\: 1929-08-10, 1929-08, 1929.]:value: ' \
        '*--to[Letters of that date or earlier.]:value: ' \
        '*--on[Letters of that date; 1929-08/1929-09 is a period.]:value: ' \
        '*--date-match[overlap\: a vague date may lie in it (default); contained\: it must.]:value:(overlap contained)' \
        '*--letter[That letter; also a range 39-41. May be repeated.]:value:_letters_ids' \
        '*--sender[Letters by that person.]:value: ' \
        '*--recipient[Letters to that person.]:value: ' \
        '*--where[Letters whose metadata say so\: --where place=Sochi.]:value: ' \
        '*--topic[Whole passages on that topic, and their letters.]:value:_letters_topics' \
        '*--name[Whole passages that name that person, organisation or place.]:value:_letters_names' \
        '*--format[Of edition and chicago\: plain text (the default), Markdown, or rows.]:value:(text markdown json)' \
        '*--json[Short for --format json.]' \
        '*--corpus[The edition; else the nearest corpus.yaml from here up, else the one that is built in.]:value:_files' \
        '*-q[No footers and hints on stderr.]' '*--quiet[No footers and hints on stderr.]' \
        '*--color[Colours of a page; auto minds NO_COLOR and FORCE_COLOR.]:value:(auto always never)' \
        '*--width[Width of a page; else COLUMNS, else the terminal'\''s.]:value: ' \
        '*--pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' '*--no-pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' \
        '--help[Show the help]' \
        '*:argument:_letters_addresses' ;;
    path)
      _arguments -s \
        '*--from[Letters of that day, month or year, or later\: 1929-08-10, 1929-08, 1929.]:value: ' \
        '*--to[Letters of that date or earlier.]:value: ' \
        '*--on[Letters of that date; 1929-08/1929-09 is a period.]:value: ' \
        '*--date-match[overlap\: a vague date may lie in it (default); contained\: it must.]:value:(overlap contained)' \
        '*--letter[That letter; also a range 39-41. May be repeated.]:value:_letters_ids' \
        '*--sender[Letters by that person.]:value: ' \
        '*--recipient[Letters to that person.]:value: ' \
        '*--where[Letters whose metadata say so\: --where place=Sochi.]:value: ' \
        '*--topic[Whole passages on that topic, and their letters.]:value:_letters_topics' \
        '*--name[Whole passages that name that person, organisation or place.]:value:_letters_names' \
        '*--format[file\:line (the default), or rows of address, file, line.]:value:(text csv json jsonl)' \
        '*--json[Short for --format json.]' \
        '*--corpus[The edition; else the nearest corpus.yaml from here up, else the one that is built in.]:value:_files' \
        '*-q[No footers and hints on stderr.]' '*--quiet[No footers and hints on stderr.]' \
        '*--color[Colours of a page; auto minds NO_COLOR and FORCE_COLOR.]:value:(auto always never)' \
        '*--width[Width of a page; else COLUMNS, else the terminal'\''s.]:value: ' \
        '*--pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' '*--no-pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' \
        '--help[Show the help]' \
        '*:argument:_letters_addresses' ;;
    topics|topic)
      _arguments -s \
        '*--mentions[Passages that only mention it, too.]' \
        '*--brief[One line a passage\: how it begins, and +TOPIC for what else it is on.]' \
        '*--try[What a topic of that query alone would gather.]:value: ' \
        '*--from[Letters of that day, month or year, or later\: 1929-08-10, 1929-08, 1929.]:value: ' \
        '*--to[Letters of that date or earlier.]:value: ' \
        '*--on[Letters of that date; 1929-08/1929-09 is a period.]:value: ' \
        '*--date-match[overlap\: a vague date may lie in it (default); contained\: it must.]:value:(overlap contained)' \
        '*--letter[That letter; also a range 39-41. May be repeated.]:value:_letters_ids' \
        '*--sender[Letters by that person.]:value: ' \
        '*--recipient[Letters to that person.]:value: ' \
        '*--where[Letters whose metadata say so\: --where place=Sochi.]:value: ' \
        '*--topic[Whole passages on that topic, and their letters.]:value:_letters_topics' \
        '*--name[Whole passages that name that person, organisation or place.]:value:_letters_names' \
        '*--format[Instead of a page on a terminal and tab-separated records in a pipe.]:value:(page table tsv csv json jsonl markdown latex html svg)' \
        '*--json[Short for --format json.]' \
        '*--columns[These columns, in this order.]:value: ' \
        '*--csv-safe[Put '\'' before cells that a spreadsheet would run as a formula.]' \
        '*--provenance[A first line that says what was asked of which edition, in csv, tsv, jsonl; json always has it.]' \
        '*--corpus[The edition; else the nearest corpus.yaml from here up, else the one that is built in.]:value:_files' \
        '*-q[No footers and hints on stderr.]' '*--quiet[No footers and hints on stderr.]' \
        '*--color[Colours of a page; auto minds NO_COLOR and FORCE_COLOR.]:value:(auto always never)' \
        '*--width[Width of a page; else COLUMNS, else the terminal'\''s.]:value: ' \
        '*--pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' '*--no-pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' \
        '--help[Show the help]' \
        '*:argument:_letters_topics' ;;
    names)
      _arguments -s \
        '*--kind[Only these.]:value:(persons organisations places)' \
        '*--suggest[Capitalised words that may be names and are in no entry yet.]' \
        '*--from[Letters of that day, month or year, or later\: 1929-08-10, 1929-08, 1929.]:value: ' \
        '*--to[Letters of that date or earlier.]:value: ' \
        '*--on[Letters of that date; 1929-08/1929-09 is a period.]:value: ' \
        '*--date-match[overlap\: a vague date may lie in it (default); contained\: it must.]:value:(overlap contained)' \
        '*--letter[That letter; also a range 39-41. May be repeated.]:value:_letters_ids' \
        '*--sender[Letters by that person.]:value: ' \
        '*--recipient[Letters to that person.]:value: ' \
        '*--where[Letters whose metadata say so\: --where place=Sochi.]:value: ' \
        '*--topic[Whole passages on that topic, and their letters.]:value:_letters_topics' \
        '*--name[Whole passages that name that person, organisation or place.]:value:_letters_names' \
        '*--format[Instead of a page on a terminal and tab-separated records in a pipe.]:value:(page table tsv csv json jsonl markdown latex html svg)' \
        '*--json[Short for --format json.]' \
        '*--columns[These columns, in this order.]:value: ' \
        '*--csv-safe[Put '\'' before cells that a spreadsheet would run as a formula.]' \
        '*--provenance[A first line that says what was asked of which edition, in csv, tsv, jsonl; json always has it.]' \
        '*--corpus[The edition; else the nearest corpus.yaml from here up, else the one that is built in.]:value:_files' \
        '*-q[No footers and hints on stderr.]' '*--quiet[No footers and hints on stderr.]' \
        '*--color[Colours of a page; auto minds NO_COLOR and FORCE_COLOR.]:value:(auto always never)' \
        '*--width[Width of a page; else COLUMNS, else the terminal'\''s.]:value: ' \
        '*--pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' '*--no-pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' \
        '--help[Show the help]' \
        '*:argument:_letters_names' ;;
    sources)
      _arguments -s \
        '*--kind[Archives, books or articles; unknown\: an ibid. of which not even that is known.]:value:(archive book article unknown)' \
        '*--doubtful[Only what is in doubt, or could not be resolved.]' \
        '*--from[Letters of that day, month or year, or later\: 1929-08-10, 1929-08, 1929.]:value: ' \
        '*--to[Letters of that date or earlier.]:value: ' \
        '*--on[Letters of that date; 1929-08/1929-09 is a period.]:value: ' \
        '*--date-match[overlap\: a vague date may lie in it (default); contained\: it must.]:value:(overlap contained)' \
        '*--letter[That letter; also a range 39-41. May be repeated.]:value:_letters_ids' \
        '*--sender[Letters by that person.]:value: ' \
        '*--recipient[Letters to that person.]:value: ' \
        '*--where[Letters whose metadata say so\: --where place=Sochi.]:value: ' \
        '*--topic[Whole passages on that topic, and their letters.]:value:_letters_topics' \
        '*--name[Whole passages that name that person, organisation or place.]:value:_letters_names' \
        '*--format[Instead of a page on a terminal and tab-separated records in a pipe.]:value:(page table tsv csv json jsonl markdown latex html svg)' \
        '*--json[Short for --format json.]' \
        '*--columns[These columns, in this order.]:value: ' \
        '*--csv-safe[Put '\'' before cells that a spreadsheet would run as a formula.]' \
        '*--provenance[A first line that says what was asked of which edition, in csv, tsv, jsonl; json always has it.]' \
        '*--corpus[The edition; else the nearest corpus.yaml from here up, else the one that is built in.]:value:_files' \
        '*-q[No footers and hints on stderr.]' '*--quiet[No footers and hints on stderr.]' \
        '*--color[Colours of a page; auto minds NO_COLOR and FORCE_COLOR.]:value:(auto always never)' \
        '*--width[Width of a page; else COLUMNS, else the terminal'\''s.]:value: ' \
        '*--pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' '*--no-pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' \
        '--help[Show the help]' \
        '*:argument:_letters_addresses' ;;
    queries)
      _arguments -s \
        '*--from[Letters of that day, month or year, or later\: 1929-08-10, 1929-08, 1929.]:value: ' \
        '*--to[Letters of that date or earlier.]:value: ' \
        '*--on[Letters of that date; 1929-08/1929-09 is a period.]:value: ' \
        '*--date-match[overlap\: a vague date may lie in it (default); contained\: it must.]:value:(overlap contained)' \
        '*--letter[That letter; also a range 39-41. May be repeated.]:value:_letters_ids' \
        '*--sender[Letters by that person.]:value: ' \
        '*--recipient[Letters to that person.]:value: ' \
        '*--where[Letters whose metadata say so\: --where place=Sochi.]:value: ' \
        '*--topic[Whole passages on that topic, and their letters.]:value:_letters_topics' \
        '*--name[Whole passages that name that person, organisation or place.]:value:_letters_names' \
        '*--format[Instead of a page on a terminal and tab-separated records in a pipe.]:value:(page table tsv csv json jsonl markdown latex html svg)' \
        '*--json[Short for --format json.]' \
        '*--columns[These columns, in this order.]:value: ' \
        '*--csv-safe[Put '\'' before cells that a spreadsheet would run as a formula.]' \
        '*--provenance[A first line that says what was asked of which edition, in csv, tsv, jsonl; json always has it.]' \
        '*--corpus[The edition; else the nearest corpus.yaml from here up, else the one that is built in.]:value:_files' \
        '*-q[No footers and hints on stderr.]' '*--quiet[No footers and hints on stderr.]' \
        '*--color[Colours of a page; auto minds NO_COLOR and FORCE_COLOR.]:value:(auto always never)' \
        '*--width[Width of a page; else COLUMNS, else the terminal'\''s.]:value: ' \
        '*--pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' '*--no-pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' \
        '--help[Show the help]' \
        '*:argument: ' ;;
    freq)
      _arguments -s \
        '*-e[What matches a regular expression, fuzzy ones too, instead of words. May be repeated\: any of them.]:value: ' '*--regexp[What matches a regular expression, fuzzy ones too, instead of words. May be repeated\: any of them.]:value: ' \
        '*-s[Case and diacritics as typed, or any (the default).]' '*--case-sensitive[Case and diacritics as typed, or any (the default).]' '*-i[Case and diacritics as typed, or any (the default).]' '*--ignore-case[Case and diacritics as typed, or any (the default).]' \
        '*-w[Whole tokens only\: Shatskin does not find Shatskin'\''s or Shatskin-Sten.]' '*--whole[Whole tokens only\: Shatskin does not find Shatskin'\''s or Shatskin-Sten.]' \
        '*--lemma[Each word is a lemma\: give finds given and giving, too.]' \
        '*--cql[The query is in CQL, whatever it looks like.]' \
        '*--words[The query is plain words, whatever it looks like.]' \
        '*--near[Only hits with WORD within N words on either side.]:value: ' \
        '*--not-near[Only hits without.]:value: ' \
        '*--fuzzy[As a scan may have garbled it\: words of four letters or more may differ in N, 1 to 3.]:value: ' \
        '*--by[Apart for each letter, point, year, month, sender, recipient, topic or key of the metadata.]:value:(letter point year month sender recipient topic)' \
        '*--each[With --by\: a row for each form in each part, not one for each part.]' \
        '*--per[Relative to so many tokens.]:value: ' \
        '*--min[Only rows of N hits or more.]:value: ' \
        '*--stop[Leave out the words of a file, or of our lists\: en, de.]:value:_files' \
        '*--sort[By another column\: form, frequency, relative, tokens, or the KEY of --by.]:value:(form frequency relative tokens types hapaxes)' \
        '*--reverse[The other way round.]' \
        '*--limit[The first N rows only.]:value: ' \
        '*--explain[What the frequency of one form is made of.]:value: ' \
        '*--in[text\: all that the letter says; body\: without salute, dateline, closer, signature; notes\: editors'\''.]:value:(text body notes all)' \
        '*--voice[Whose words\: the writer'\''s, the editors'\'' (bracketed insertions), another hand'\''s (annotations).]:value:(writer editor other)' \
        '*--from[Letters of that day, month or year, or later\: 1929-08-10, 1929-08, 1929.]:value: ' \
        '*--to[Letters of that date or earlier.]:value: ' \
        '*--on[Letters of that date; 1929-08/1929-09 is a period.]:value: ' \
        '*--date-match[overlap\: a vague date may lie in it (default); contained\: it must.]:value:(overlap contained)' \
        '*--letter[That letter; also a range 39-41. May be repeated.]:value:_letters_ids' \
        '*--sender[Letters by that person.]:value: ' \
        '*--recipient[Letters to that person.]:value: ' \
        '*--where[Letters whose metadata say so\: --where place=Sochi.]:value: ' \
        '*--topic[Whole passages on that topic, and their letters.]:value:_letters_topics' \
        '*--name[Whole passages that name that person, organisation or place.]:value:_letters_names' \
        '*--format[Instead of a page on a terminal and tab-separated records in a pipe.]:value:(page table tsv csv json jsonl markdown latex html svg)' \
        '*--json[Short for --format json.]' \
        '*--columns[These columns, in this order.]:value: ' \
        '*--csv-safe[Put '\'' before cells that a spreadsheet would run as a formula.]' \
        '*--provenance[A first line that says what was asked of which edition, in csv, tsv, jsonl; json always has it.]' \
        '*--corpus[The edition; else the nearest corpus.yaml from here up, else the one that is built in.]:value:_files' \
        '*-q[No footers and hints on stderr.]' '*--quiet[No footers and hints on stderr.]' \
        '*--color[Colours of a page; auto minds NO_COLOR and FORCE_COLOR.]:value:(auto always never)' \
        '*--width[Width of a page; else COLUMNS, else the terminal'\''s.]:value: ' \
        '*--pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' '*--no-pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' \
        '--help[Show the help]' \
        '*:argument:_letters_queries' ;;
    collocates)
      _arguments -s \
        '*-e[What matches a regular expression, fuzzy ones too, instead of words. May be repeated\: any of them.]:value: ' '*--regexp[What matches a regular expression, fuzzy ones too, instead of words. May be repeated\: any of them.]:value: ' \
        '*-s[Case and diacritics as typed, or any (the default).]' '*--case-sensitive[Case and diacritics as typed, or any (the default).]' '*-i[Case and diacritics as typed, or any (the default).]' '*--ignore-case[Case and diacritics as typed, or any (the default).]' \
        '*-w[Whole tokens only\: Shatskin does not find Shatskin'\''s or Shatskin-Sten.]' '*--whole[Whole tokens only\: Shatskin does not find Shatskin'\''s or Shatskin-Sten.]' \
        '*--lemma[Each word is a lemma\: give finds given and giving, too.]' \
        '*--cql[The query is in CQL, whatever it looks like.]' \
        '*--words[The query is plain words, whatever it looks like.]' \
        '*--near[Only hits with WORD within N words on either side.]:value: ' \
        '*--not-near[Only hits without.]:value: ' \
        '*--fuzzy[As a scan may have garbled it\: words of four letters or more may differ in N, 1 to 3.]:value: ' \
        '*--window[5 or 3\:5 words to the left and right, s for the sentence, p for the passage.]:value:(5 3:3 s p)' \
        '*--measure[g2, g2-rayson, simple-ll, mi, mi3, lmi, t, z, dice, logdice, lr-walter, lr-walter-half, lr-hardie or diff (%DIFF); g2 if none is named. Several\: g2,logdice.]:value:(g2 g2-rayson simple-ll mi mi3 lmi t z dice logdice lr-walter lr-walter-half lr-hardie diff)' \
        '*--window-model[ccc\: each place once, hits set aside; span\: each window, expected by its width; none\: width unheeded.]:value:(ccc span none)' \
        '*--min[Only words that stand in the windows N times or more.]:value: ' \
        '*--stop[Leave out the words of a file, or of our lists\: en, de.]:value:_files' \
        '*--sort[By another column than the first measure\: form, o11, c1, e11 or a measure that is shown.]:value:(form o11 c1 e11 g2 g2-rayson simple-ll mi mi3 lmi t z dice logdice lr-walter lr-walter-half lr-hardie diff)' \
        '*--reverse[The other way round.]' \
        '*--limit[The first N rows only.]:value: ' \
        '*--explain[All that the measures of one word are made of, with their formulas.]:value: ' \
        '*--in[text\: all that the letter says; body\: without salute, dateline, closer, signature; notes\: editors'\''.]:value:(text body notes all)' \
        '*--voice[Whose words\: the writer'\''s, the editors'\'' (bracketed insertions), another hand'\''s (annotations).]:value:(writer editor other)' \
        '*--from[Letters of that day, month or year, or later\: 1929-08-10, 1929-08, 1929.]:value: ' \
        '*--to[Letters of that date or earlier.]:value: ' \
        '*--on[Letters of that date; 1929-08/1929-09 is a period.]:value: ' \
        '*--date-match[overlap\: a vague date may lie in it (default); contained\: it must.]:value:(overlap contained)' \
        '*--letter[That letter; also a range 39-41. May be repeated.]:value:_letters_ids' \
        '*--sender[Letters by that person.]:value: ' \
        '*--recipient[Letters to that person.]:value: ' \
        '*--where[Letters whose metadata say so\: --where place=Sochi.]:value: ' \
        '*--topic[Whole passages on that topic, and their letters.]:value:_letters_topics' \
        '*--name[Whole passages that name that person, organisation or place.]:value:_letters_names' \
        '*--format[Instead of a page on a terminal and tab-separated records in a pipe.]:value:(page table tsv csv json jsonl markdown latex html svg)' \
        '*--json[Short for --format json.]' \
        '*--columns[These columns, in this order.]:value: ' \
        '*--csv-safe[Put '\'' before cells that a spreadsheet would run as a formula.]' \
        '*--provenance[A first line that says what was asked of which edition, in csv, tsv, jsonl; json always has it.]' \
        '*--corpus[The edition; else the nearest corpus.yaml from here up, else the one that is built in.]:value:_files' \
        '*-q[No footers and hints on stderr.]' '*--quiet[No footers and hints on stderr.]' \
        '*--color[Colours of a page; auto minds NO_COLOR and FORCE_COLOR.]:value:(auto always never)' \
        '*--width[Width of a page; else COLUMNS, else the terminal'\''s.]:value: ' \
        '*--pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' '*--no-pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' \
        '--help[Show the help]' \
        '*:argument:_letters_queries' ;;
    keywords)
      _arguments -s \
        '*--target[What the keywords are of\: topic=, name=, sender=, recipient=, letter=, from=, to=, on=, in=, voice= or a key of the metadata. May be repeated.]:value: ' \
        '*--reference[What it is compared with; else rest\: all that is not in the target. May be repeated.]:value: ' \
        '*--reference-corpus[Compare with another edition, or with what --reference leaves of it.]:value:_files' \
        '*-s[Case and diacritics as typed, or any (the default).]' '*--case-sensitive[Case and diacritics as typed, or any (the default).]' '*-i[Case and diacritics as typed, or any (the default).]' '*--ignore-case[Case and diacritics as typed, or any (the default).]' \
        '*--lemma[Compare lemmas.]' \
        '*--measure[g2, g2-rayson, simple-ll, mi, mi3, lmi, t, z, dice, logdice, lr-walter, lr-walter-half, lr-hardie or diff (%DIFF); g2, lr-hardie, diff if none is named. Several\: g2,logdice.]:value:(g2 g2-rayson simple-ll mi mi3 lmi t z dice logdice lr-walter lr-walter-half lr-hardie diff)' \
        '*--min[Only words that are there N times or more, in both together.]:value: ' \
        '*--stop[Leave out the words of a file, or of our lists\: en, de.]:value:_files' \
        '*--alpha[The level of significance, and of the intervals.]:value: ' \
        '*--significant[Only words whose corrected p is below it.]' \
        '*--dp[How unevenly a word is spread over the target'\''s letters, too.]' \
        '*--sort[By another column than the first measure\: form, target, reference, p ...]:value:(form target reference g2 g2-rayson simple-ll mi mi3 lmi t z dice logdice lr-walter lr-walter-half lr-hardie diff p)' \
        '*--reverse[The other way round.]' \
        '*--limit[The first N rows only.]:value: ' \
        '*--explain[What the measures of one word are made of.]:value: ' \
        '*--in[text\: all that the letter says; body\: without salute, dateline, closer, signature; notes\: editors'\''.]:value:(text body notes all)' \
        '*--voice[Whose words\: the writer'\''s, the editors'\'' (bracketed insertions), another hand'\''s (annotations).]:value:(writer editor other)' \
        '*--from[Letters of that day, month or year, or later\: 1929-08-10, 1929-08, 1929.]:value: ' \
        '*--to[Letters of that date or earlier.]:value: ' \
        '*--on[Letters of that date; 1929-08/1929-09 is a period.]:value: ' \
        '*--date-match[overlap\: a vague date may lie in it (default); contained\: it must.]:value:(overlap contained)' \
        '*--letter[That letter; also a range 39-41. May be repeated.]:value:_letters_ids' \
        '*--sender[Letters by that person.]:value: ' \
        '*--recipient[Letters to that person.]:value: ' \
        '*--where[Letters whose metadata say so\: --where place=Sochi.]:value: ' \
        '*--topic[Whole passages on that topic, and their letters.]:value:_letters_topics' \
        '*--name[Whole passages that name that person, organisation or place.]:value:_letters_names' \
        '*--format[Instead of a page on a terminal and tab-separated records in a pipe.]:value:(page table tsv csv json jsonl markdown latex html svg)' \
        '*--json[Short for --format json.]' \
        '*--columns[These columns, in this order.]:value: ' \
        '*--csv-safe[Put '\'' before cells that a spreadsheet would run as a formula.]' \
        '*--provenance[A first line that says what was asked of which edition, in csv, tsv, jsonl; json always has it.]' \
        '*--corpus[The edition; else the nearest corpus.yaml from here up, else the one that is built in.]:value:_files' \
        '*-q[No footers and hints on stderr.]' '*--quiet[No footers and hints on stderr.]' \
        '*--color[Colours of a page; auto minds NO_COLOR and FORCE_COLOR.]:value:(auto always never)' \
        '*--width[Width of a page; else COLUMNS, else the terminal'\''s.]:value: ' \
        '*--pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' '*--no-pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' \
        '--help[Show the help]' \
        '*:argument: ' ;;
    ngrams)
      _arguments -s \
        '*-n[Words of an n-gram\: 2; or 2\:5 for all from two to five.]:value: ' '*--length[Words of an n-gram\: 2; or 2\:5 for all from two to five.]:value: ' \
        '*--min[Only those that are there N times or more.]:value: ' \
        '*--stop[Leave out the words of a file, or of our lists\: en, de.]:value:_files' \
        '*--per[Relative to so many tokens.]:value: ' \
        '*--sort[By another column\: form, frequency, range, relative, or the measure.]:value:(form frequency range relative g2 g2-rayson simple-ll mi mi3 lmi t z dice logdice lr-walter lr-walter-half lr-hardie diff)' \
        '*--reverse[The other way round.]' \
        '*--limit[The first N rows only.]:value: ' \
        '*--gaps[Skipgrams\: up to K words left out between theirs.]:value: ' \
        '*--measure[How closely two words go together\: g2, g2-rayson, simple-ll, mi, mi3, lmi, t, z, dice, logdice, lr-walter, lr-walter-half, lr-hardie or diff (%DIFF).]:value:(g2 g2-rayson simple-ll mi mi3 lmi t z dice logdice lr-walter lr-walter-half lr-hardie diff)' \
        '*-s[Case and diacritics as typed, or any (the default).]' '*--case-sensitive[Case and diacritics as typed, or any (the default).]' '*-i[Case and diacritics as typed, or any (the default).]' '*--ignore-case[Case and diacritics as typed, or any (the default).]' \
        '*--lemma[Lemmas instead of words.]' \
        '*--in[text\: all that the letter says; body\: without salute, dateline, closer, signature; notes\: editors'\''.]:value:(text body notes all)' \
        '*--voice[Whose words\: the writer'\''s, the editors'\'' (bracketed insertions), another hand'\''s (annotations).]:value:(writer editor other)' \
        '*--from[Letters of that day, month or year, or later\: 1929-08-10, 1929-08, 1929.]:value: ' \
        '*--to[Letters of that date or earlier.]:value: ' \
        '*--on[Letters of that date; 1929-08/1929-09 is a period.]:value: ' \
        '*--date-match[overlap\: a vague date may lie in it (default); contained\: it must.]:value:(overlap contained)' \
        '*--letter[That letter; also a range 39-41. May be repeated.]:value:_letters_ids' \
        '*--sender[Letters by that person.]:value: ' \
        '*--recipient[Letters to that person.]:value: ' \
        '*--where[Letters whose metadata say so\: --where place=Sochi.]:value: ' \
        '*--topic[Whole passages on that topic, and their letters.]:value:_letters_topics' \
        '*--name[Whole passages that name that person, organisation or place.]:value:_letters_names' \
        '*--format[Instead of a page on a terminal and tab-separated records in a pipe.]:value:(page table tsv csv json jsonl markdown latex html svg)' \
        '*--json[Short for --format json.]' \
        '*--columns[These columns, in this order.]:value: ' \
        '*--csv-safe[Put '\'' before cells that a spreadsheet would run as a formula.]' \
        '*--provenance[A first line that says what was asked of which edition, in csv, tsv, jsonl; json always has it.]' \
        '*--corpus[The edition; else the nearest corpus.yaml from here up, else the one that is built in.]:value:_files' \
        '*-q[No footers and hints on stderr.]' '*--quiet[No footers and hints on stderr.]' \
        '*--color[Colours of a page; auto minds NO_COLOR and FORCE_COLOR.]:value:(auto always never)' \
        '*--width[Width of a page; else COLUMNS, else the terminal'\''s.]:value: ' \
        '*--pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' '*--no-pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' \
        '--help[Show the help]' \
        '*:argument: ' ;;
    clusters)
      _arguments -s \
        '*-e[What matches a regular expression, fuzzy ones too, instead of words. May be repeated\: any of them.]:value: ' '*--regexp[What matches a regular expression, fuzzy ones too, instead of words. May be repeated\: any of them.]:value: ' \
        '*-s[Case and diacritics as typed, or any (the default).]' '*--case-sensitive[Case and diacritics as typed, or any (the default).]' '*-i[Case and diacritics as typed, or any (the default).]' '*--ignore-case[Case and diacritics as typed, or any (the default).]' \
        '*-w[Whole tokens only\: Shatskin does not find Shatskin'\''s or Shatskin-Sten.]' '*--whole[Whole tokens only\: Shatskin does not find Shatskin'\''s or Shatskin-Sten.]' \
        '*--lemma[Each word is a lemma\: give finds given and giving, too.]' \
        '*--cql[The query is in CQL, whatever it looks like.]' \
        '*--words[The query is plain words, whatever it looks like.]' \
        '*--near[Only hits with WORD within N words on either side.]:value: ' \
        '*--not-near[Only hits without.]:value: ' \
        '*--fuzzy[As a scan may have garbled it\: words of four letters or more may differ in N, 1 to 3.]:value: ' \
        '*-n[Words of an n-gram\: 2; or 2\:5 for all from two to five.]:value: ' '*--length[Words of an n-gram\: 2; or 2\:5 for all from two to five.]:value: ' \
        '*--min[Only those that are there N times or more.]:value: ' \
        '*--stop[Leave out the words of a file, or of our lists\: en, de.]:value:_files' \
        '*--per[Relative to so many tokens.]:value: ' \
        '*--sort[By another column\: form, frequency, range, relative.]:value:(form frequency range relative)' \
        '*--reverse[The other way round.]' \
        '*--limit[The first N rows only.]:value: ' \
        '*--in[text\: all that the letter says; body\: without salute, dateline, closer, signature; notes\: editors'\''.]:value:(text body notes all)' \
        '*--voice[Whose words\: the writer'\''s, the editors'\'' (bracketed insertions), another hand'\''s (annotations).]:value:(writer editor other)' \
        '*--from[Letters of that day, month or year, or later\: 1929-08-10, 1929-08, 1929.]:value: ' \
        '*--to[Letters of that date or earlier.]:value: ' \
        '*--on[Letters of that date; 1929-08/1929-09 is a period.]:value: ' \
        '*--date-match[overlap\: a vague date may lie in it (default); contained\: it must.]:value:(overlap contained)' \
        '*--letter[That letter; also a range 39-41. May be repeated.]:value:_letters_ids' \
        '*--sender[Letters by that person.]:value: ' \
        '*--recipient[Letters to that person.]:value: ' \
        '*--where[Letters whose metadata say so\: --where place=Sochi.]:value: ' \
        '*--topic[Whole passages on that topic, and their letters.]:value:_letters_topics' \
        '*--name[Whole passages that name that person, organisation or place.]:value:_letters_names' \
        '*--format[Instead of a page on a terminal and tab-separated records in a pipe.]:value:(page table tsv csv json jsonl markdown latex html svg)' \
        '*--json[Short for --format json.]' \
        '*--columns[These columns, in this order.]:value: ' \
        '*--csv-safe[Put '\'' before cells that a spreadsheet would run as a formula.]' \
        '*--provenance[A first line that says what was asked of which edition, in csv, tsv, jsonl; json always has it.]' \
        '*--corpus[The edition; else the nearest corpus.yaml from here up, else the one that is built in.]:value:_files' \
        '*-q[No footers and hints on stderr.]' '*--quiet[No footers and hints on stderr.]' \
        '*--color[Colours of a page; auto minds NO_COLOR and FORCE_COLOR.]:value:(auto always never)' \
        '*--width[Width of a page; else COLUMNS, else the terminal'\''s.]:value: ' \
        '*--pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' '*--no-pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' \
        '--help[Show the help]' \
        '*:argument:_letters_queries' ;;
    dispersion)
      _arguments -s \
        '*-e[What matches a regular expression, fuzzy ones too, instead of words. May be repeated\: any of them.]:value: ' '*--regexp[What matches a regular expression, fuzzy ones too, instead of words. May be repeated\: any of them.]:value: ' \
        '*-s[Case and diacritics as typed, or any (the default).]' '*--case-sensitive[Case and diacritics as typed, or any (the default).]' '*-i[Case and diacritics as typed, or any (the default).]' '*--ignore-case[Case and diacritics as typed, or any (the default).]' \
        '*-w[Whole tokens only\: Shatskin does not find Shatskin'\''s or Shatskin-Sten.]' '*--whole[Whole tokens only\: Shatskin does not find Shatskin'\''s or Shatskin-Sten.]' \
        '*--lemma[Each word is a lemma\: give finds given and giving, too.]' \
        '*--cql[The query is in CQL, whatever it looks like.]' \
        '*--words[The query is plain words, whatever it looks like.]' \
        '*--near[Only hits with WORD within N words on either side.]:value: ' \
        '*--not-near[Only hits without.]:value: ' \
        '*--fuzzy[As a scan may have garbled it\: words of four letters or more may differ in N, 1 to 3.]:value: ' \
        '*--parts[Over what\: letters; points, with each paragraph or note outside of one; or N equal slices\: 10.]:value:(letters points)' \
        '*--by[The words and the hits of each part instead of the measures.]:value:(part)' \
        '*--explain[What the measures of one query are made of, with their formulas.]:value: ' \
        '*--svg[Write the plot to a file as a figure for a paper; - is stdout.]:value:_files' \
        '*--in[text\: all that the letter says; body\: without salute, dateline, closer, signature; notes\: editors'\''.]:value:(text body notes all)' \
        '*--voice[Whose words\: the writer'\''s, the editors'\'' (bracketed insertions), another hand'\''s (annotations).]:value:(writer editor other)' \
        '*--from[Letters of that day, month or year, or later\: 1929-08-10, 1929-08, 1929.]:value: ' \
        '*--to[Letters of that date or earlier.]:value: ' \
        '*--on[Letters of that date; 1929-08/1929-09 is a period.]:value: ' \
        '*--date-match[overlap\: a vague date may lie in it (default); contained\: it must.]:value:(overlap contained)' \
        '*--letter[That letter; also a range 39-41. May be repeated.]:value:_letters_ids' \
        '*--sender[Letters by that person.]:value: ' \
        '*--recipient[Letters to that person.]:value: ' \
        '*--where[Letters whose metadata say so\: --where place=Sochi.]:value: ' \
        '*--topic[Whole passages on that topic, and their letters.]:value:_letters_topics' \
        '*--name[Whole passages that name that person, organisation or place.]:value:_letters_names' \
        '*--format[Instead of a page on a terminal and tab-separated records in a pipe.]:value:(page table tsv csv json jsonl markdown latex html svg)' \
        '*--json[Short for --format json.]' \
        '*--columns[These columns, in this order.]:value: ' \
        '*--csv-safe[Put '\'' before cells that a spreadsheet would run as a formula.]' \
        '*--provenance[A first line that says what was asked of which edition, in csv, tsv, jsonl; json always has it.]' \
        '*--corpus[The edition; else the nearest corpus.yaml from here up, else the one that is built in.]:value:_files' \
        '*-q[No footers and hints on stderr.]' '*--quiet[No footers and hints on stderr.]' \
        '*--color[Colours of a page; auto minds NO_COLOR and FORCE_COLOR.]:value:(auto always never)' \
        '*--width[Width of a page; else COLUMNS, else the terminal'\''s.]:value: ' \
        '*--pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' '*--no-pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' \
        '--help[Show the help]' \
        '*:argument:_letters_queries' ;;
    timeline)
      _arguments -s \
        '*--by[Else what suits the time and the dates of the letters.]:value:(day week month year)' \
        '*--matching[The same as WORD, as one argument.]:value:_letters_queries' \
        '*--skip-empty[No rows for periods without a letter.]' \
        '*-s[Case and diacritics as typed, or any (the default).]' '*--case-sensitive[Case and diacritics as typed, or any (the default).]' '*-i[Case and diacritics as typed, or any (the default).]' '*--ignore-case[Case and diacritics as typed, or any (the default).]' \
        '*-w[Whole tokens only\: Shatskin does not find Shatskin'\''s or Shatskin-Sten.]' '*--whole[Whole tokens only\: Shatskin does not find Shatskin'\''s or Shatskin-Sten.]' \
        '*--lemma[Each word is a lemma\: give finds given and giving, too.]' \
        '*--cql[The query is in CQL, whatever it looks like.]' \
        '*--words[The query is plain words, whatever it looks like.]' \
        '*--near[Only hits with WORD within N words on either side.]:value: ' \
        '*--not-near[Only hits without.]:value: ' \
        '*--in[text\: all that the letter says; body\: without salute, dateline, closer, signature; notes\: editors'\''.]:value:(text body notes all)' \
        '*--voice[Whose words\: the writer'\''s, the editors'\'' (bracketed insertions), another hand'\''s (annotations).]:value:(writer editor other)' \
        '*--from[Letters of that day, month or year, or later\: 1929-08-10, 1929-08, 1929.]:value: ' \
        '*--to[Letters of that date or earlier.]:value: ' \
        '*--on[Letters of that date; 1929-08/1929-09 is a period.]:value: ' \
        '*--date-match[overlap\: a vague date may lie in it (default); contained\: it must.]:value:(overlap contained)' \
        '*--letter[That letter; also a range 39-41. May be repeated.]:value:_letters_ids' \
        '*--sender[Letters by that person.]:value: ' \
        '*--recipient[Letters to that person.]:value: ' \
        '*--where[Letters whose metadata say so\: --where place=Sochi.]:value: ' \
        '*--topic[Whole passages on that topic, and their letters.]:value:_letters_topics' \
        '*--name[Whole passages that name that person, organisation or place.]:value:_letters_names' \
        '*--format[Instead of a page on a terminal and tab-separated records in a pipe.]:value:(page table tsv csv json jsonl markdown latex html svg)' \
        '*--json[Short for --format json.]' \
        '*--columns[These columns, in this order.]:value: ' \
        '*--csv-safe[Put '\'' before cells that a spreadsheet would run as a formula.]' \
        '*--provenance[A first line that says what was asked of which edition, in csv, tsv, jsonl; json always has it.]' \
        '*--corpus[The edition; else the nearest corpus.yaml from here up, else the one that is built in.]:value:_files' \
        '*-q[No footers and hints on stderr.]' '*--quiet[No footers and hints on stderr.]' \
        '*--color[Colours of a page; auto minds NO_COLOR and FORCE_COLOR.]:value:(auto always never)' \
        '*--width[Width of a page; else COLUMNS, else the terminal'\''s.]:value: ' \
        '*--pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' '*--no-pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' \
        '--help[Show the help]' \
        '*:argument:_letters_queries' ;;
    info)
      _arguments -s \
        '*--from[Letters of that day, month or year, or later\: 1929-08-10, 1929-08, 1929.]:value: ' \
        '*--to[Letters of that date or earlier.]:value: ' \
        '*--on[Letters of that date; 1929-08/1929-09 is a period.]:value: ' \
        '*--date-match[overlap\: a vague date may lie in it (default); contained\: it must.]:value:(overlap contained)' \
        '*--letter[That letter; also a range 39-41. May be repeated.]:value:_letters_ids' \
        '*--sender[Letters by that person.]:value: ' \
        '*--recipient[Letters to that person.]:value: ' \
        '*--where[Letters whose metadata say so\: --where place=Sochi.]:value: ' \
        '*--topic[Whole passages on that topic, and their letters.]:value:_letters_topics' \
        '*--name[Whole passages that name that person, organisation or place.]:value:_letters_names' \
        '*--format[Instead of a page on a terminal and tab-separated records in a pipe.]:value:(page table tsv csv json jsonl markdown latex html svg)' \
        '*--json[Short for --format json.]' \
        '*--columns[These columns, in this order.]:value: ' \
        '*--csv-safe[Put '\'' before cells that a spreadsheet would run as a formula.]' \
        '*--provenance[A first line that says what was asked of which edition, in csv, tsv, jsonl; json always has it.]' \
        '*--corpus[The edition; else the nearest corpus.yaml from here up, else the one that is built in.]:value:_files' \
        '*-q[No footers and hints on stderr.]' '*--quiet[No footers and hints on stderr.]' \
        '*--color[Colours of a page; auto minds NO_COLOR and FORCE_COLOR.]:value:(auto always never)' \
        '*--width[Width of a page; else COLUMNS, else the terminal'\''s.]:value: ' \
        '*--pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' '*--no-pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' \
        '--help[Show the help]' \
        '*:argument: ' ;;
    check)
      _arguments -s \
        '*--strict[Notes count as faults, too.]' \
        '*--format[Instead of a page on a terminal and tab-separated records in a pipe.]:value:(page table tsv csv json jsonl markdown latex html svg)' \
        '*--json[Short for --format json.]' \
        '*--columns[These columns, in this order.]:value: ' \
        '*--csv-safe[Put '\'' before cells that a spreadsheet would run as a formula.]' \
        '*--provenance[A first line that says what was asked of which edition, in csv, tsv, jsonl; json always has it.]' \
        '*--corpus[The edition; else the nearest corpus.yaml from here up, else the one that is built in.]:value:_files' \
        '*-q[No footers and hints on stderr.]' '*--quiet[No footers and hints on stderr.]' \
        '*--color[Colours of a page; auto minds NO_COLOR and FORCE_COLOR.]:value:(auto always never)' \
        '*--width[Width of a page; else COLUMNS, else the terminal'\''s.]:value: ' \
        '*--pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' '*--no-pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' \
        '--help[Show the help]' \
        '*:argument: ' ;;
    emendations)
      _arguments -s \
        '*--kind[Repairs of that kind\: blank-lost, misread ...]:value: ' \
        '*--confidence[Repairs that are certain, or only likely.]:value:(certain likely)' \
        '*--by[Who decided.]:value:(rule editor)' \
        '*--open[What is suspected, and left alone.]' \
        '*--from[Letters of that day, month or year, or later\: 1929-08-10, 1929-08, 1929.]:value: ' \
        '*--to[Letters of that date or earlier.]:value: ' \
        '*--on[Letters of that date; 1929-08/1929-09 is a period.]:value: ' \
        '*--date-match[overlap\: a vague date may lie in it (default); contained\: it must.]:value:(overlap contained)' \
        '*--letter[That letter; also a range 39-41. May be repeated.]:value:_letters_ids' \
        '*--sender[Letters by that person.]:value: ' \
        '*--recipient[Letters to that person.]:value: ' \
        '*--where[Letters whose metadata say so\: --where place=Sochi.]:value: ' \
        '*--topic[Whole passages on that topic, and their letters.]:value:_letters_topics' \
        '*--name[Whole passages that name that person, organisation or place.]:value:_letters_names' \
        '*--format[Instead of a page on a terminal and tab-separated records in a pipe.]:value:(page table tsv csv json jsonl markdown latex html svg)' \
        '*--json[Short for --format json.]' \
        '*--columns[These columns, in this order.]:value: ' \
        '*--csv-safe[Put '\'' before cells that a spreadsheet would run as a formula.]' \
        '*--provenance[A first line that says what was asked of which edition, in csv, tsv, jsonl; json always has it.]' \
        '*--corpus[The edition; else the nearest corpus.yaml from here up, else the one that is built in.]:value:_files' \
        '*-q[No footers and hints on stderr.]' '*--quiet[No footers and hints on stderr.]' \
        '*--color[Colours of a page; auto minds NO_COLOR and FORCE_COLOR.]:value:(auto always never)' \
        '*--width[Width of a page; else COLUMNS, else the terminal'\''s.]:value: ' \
        '*--pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' '*--no-pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' \
        '--help[Show the help]' \
        '*:argument:_letters_addresses' ;;
    init)
      _arguments -s \
        '*--empty[Without the letter that shows what letters look like.]' \
        '*--title[Of the edition.]:value: ' \
        '*--language[Of its text\: en, de, fr …]:value: ' \
        '*--format[Instead of a page on a terminal and tab-separated records in a pipe.]:value:(page table tsv csv json jsonl markdown latex html svg)' \
        '*--json[Short for --format json.]' \
        '*--columns[These columns, in this order.]:value: ' \
        '*--csv-safe[Put '\'' before cells that a spreadsheet would run as a formula.]' \
        '*--provenance[A first line that says what was asked of which edition, in csv, tsv, jsonl; json always has it.]' \
        '*--corpus[The edition; else the nearest corpus.yaml from here up, else the one that is built in.]:value:_files' \
        '*-q[No footers and hints on stderr.]' '*--quiet[No footers and hints on stderr.]' \
        '*--color[Colours of a page; auto minds NO_COLOR and FORCE_COLOR.]:value:(auto always never)' \
        '*--width[Width of a page; else COLUMNS, else the terminal'\''s.]:value: ' \
        '*--pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' '*--no-pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' \
        '--help[Show the help]' \
        '*:argument:_files' ;;
    import)
      _arguments -s \
        '*--corpus[The edition; else the nearest corpus.yaml from here up, else the one that is built in.]:value:_files' \
        '*-q[No footers and hints on stderr.]' '*--quiet[No footers and hints on stderr.]' \
        '*--color[Colours of a page; auto minds NO_COLOR and FORCE_COLOR.]:value:(auto always never)' \
        '*--width[Width of a page; else COLUMNS, else the terminal'\''s.]:value: ' \
        '*--pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' '*--no-pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' \
        '*--into[The edition'\''s folder; it is made if need be, or the letters are added to it.]:value:_files' \
        '*--as[A file a letter, or shards of ten thousand; else files up to 5,000 letters.]:value:(markdown jsonl)' \
        '*--force[Overwrite letters that are there and say something else.]' \
        '*--dry-run[Report only; write nothing.]' \
        '*--title[Of a new edition, for its corpus.yaml.]:value: ' \
        '*--language[Of its text\: en, de, fr …]:value: ' \
        '*--rights[Whose the text is, or its licence.]:value: ' \
        '*--format[Instead of a page on a terminal and tab-separated records in a pipe.]:value:(page table tsv csv json jsonl markdown latex html svg)' \
        '*--json[Short for --format json.]' \
        '*--columns[These columns, in this order.]:value: ' \
        '*--csv-safe[Put '\'' before cells that a spreadsheet would run as a formula.]' \
        '*--provenance[A first line that says what was asked of which edition, in csv, tsv, jsonl; json always has it.]' \
        '*--map[What is called otherwise\: text=Body,date=Datum,sender=From. May be repeated.]:value: ' \
        '*--day-first[05/03/1918 is the 5th of March.]' \
        '*--month-first[05/03/1918 is the 3rd of May.]' \
        '*--encoding[Of the files; UTF-8, UTF-16 and cp1252 are told apart.]:value: ' \
        '*--profile[How the edition is printed, who writes to whom; profile.yaml beside the scan otherwise.]:value:_files' \
        '*--emendations[The editor'\''s decisions; emendations.yaml beside the scan otherwise.]:value:_files' \
        '*--delimiter[What stands between cells; else comma, semicolon, tab or |.]:value: ' \
        '*--name-pattern[How files are called\: '\''{date}_{sender}_{recipient}'\''; with / folders count, {_} is nothing.]:value: ' \
        '*--first-line[What a first line says\: '\''{sender} to {recipient}, {date}'\''; again for the next line.]:value: ' \
        '--help[Show the help]' \
        '1:kind:(any printed tei markdown jsonl csv text)' '*:file:_files' ;;
    convert)
      _arguments -s \
        '*--as[jsonl\: shards of ten thousand letters, one a line; markdown\: a file a letter.]:value:(jsonl markdown)' \
        '*--into[Another folder; it is made if need be.]:value:_files' \
        '*--force[Replace the letters and files that are there.]' \
        '*--from[Letters of that day, month or year, or later\: 1929-08-10, 1929-08, 1929.]:value: ' \
        '*--to[Letters of that date or earlier.]:value: ' \
        '*--on[Letters of that date; 1929-08/1929-09 is a period.]:value: ' \
        '*--date-match[overlap\: a vague date may lie in it (default); contained\: it must.]:value:(overlap contained)' \
        '*--letter[That letter; also a range 39-41. May be repeated.]:value:_letters_ids' \
        '*--sender[Letters by that person.]:value: ' \
        '*--recipient[Letters to that person.]:value: ' \
        '*--where[Letters whose metadata say so\: --where place=Sochi.]:value: ' \
        '*--topic[Whole passages on that topic, and their letters.]:value:_letters_topics' \
        '*--name[Whole passages that name that person, organisation or place.]:value:_letters_names' \
        '*--corpus[The edition; else the nearest corpus.yaml from here up, else the one that is built in.]:value:_files' \
        '*-q[No footers and hints on stderr.]' '*--quiet[No footers and hints on stderr.]' \
        '*--color[Colours of a page; auto minds NO_COLOR and FORCE_COLOR.]:value:(auto always never)' \
        '*--width[Width of a page; else COLUMNS, else the terminal'\''s.]:value: ' \
        '*--pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' '*--no-pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' \
        '--help[Show the help]' \
        '*:argument: ' ;;
    export)
      _arguments -s \
        '*--into[A file, or a folder for formats of many files; else standard output.]:value:_files' \
        '*--force[Replace files that are there.]' \
        '*--table[csv\: letters (the default), passages or notes; in a folder all three.]:value:(letters passages notes)' \
        '*--csv-safe[csv\: put '\'' before cells that a spreadsheet would run as a formula.]' \
        '*--from[Letters of that day, month or year, or later\: 1929-08-10, 1929-08, 1929.]:value: ' \
        '*--to[Letters of that date or earlier.]:value: ' \
        '*--on[Letters of that date; 1929-08/1929-09 is a period.]:value: ' \
        '*--date-match[overlap\: a vague date may lie in it (default); contained\: it must.]:value:(overlap contained)' \
        '*--letter[That letter; also a range 39-41. May be repeated.]:value:_letters_ids' \
        '*--sender[Letters by that person.]:value: ' \
        '*--recipient[Letters to that person.]:value: ' \
        '*--where[Letters whose metadata say so\: --where place=Sochi.]:value: ' \
        '*--topic[Whole passages on that topic, and their letters.]:value:_letters_topics' \
        '*--name[Whole passages that name that person, organisation or place.]:value:_letters_names' \
        '*--corpus[The edition; else the nearest corpus.yaml from here up, else the one that is built in.]:value:_files' \
        '*-q[No footers and hints on stderr.]' '*--quiet[No footers and hints on stderr.]' \
        '*--color[Colours of a page; auto minds NO_COLOR and FORCE_COLOR.]:value:(auto always never)' \
        '*--width[Width of a page; else COLUMNS, else the terminal'\''s.]:value: ' \
        '*--pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' '*--no-pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' \
        '--help[Show the help]' \
        '*:argument:(tei cmif jsonl markdown csv bibtex csl-json ris vrt parquet html)' ;;
    index)
      _arguments -s \
        '*--rebuild[Make it anew, whatever is there.]' \
        '*--path[Only say which file it is kept in.]' \
        '*--clear[Remove it; the next query makes it again.]' \
        '*--format[Instead of a page on a terminal and tab-separated records in a pipe.]:value:(page table tsv csv json jsonl markdown latex html svg)' \
        '*--json[Short for --format json.]' \
        '*--columns[These columns, in this order.]:value: ' \
        '*--csv-safe[Put '\'' before cells that a spreadsheet would run as a formula.]' \
        '*--provenance[A first line that says what was asked of which edition, in csv, tsv, jsonl; json always has it.]' \
        '*--corpus[The edition; else the nearest corpus.yaml from here up, else the one that is built in.]:value:_files' \
        '*-q[No footers and hints on stderr.]' '*--quiet[No footers and hints on stderr.]' \
        '*--color[Colours of a page; auto minds NO_COLOR and FORCE_COLOR.]:value:(auto always never)' \
        '*--width[Width of a page; else COLUMNS, else the terminal'\''s.]:value: ' \
        '*--pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' '*--no-pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' \
        '--help[Show the help]' \
        '*:argument: ' ;;
    completion)
      _arguments -s \
        '*--corpus[The edition; else the nearest corpus.yaml from here up, else the one that is built in.]:value:_files' \
        '*-q[No footers and hints on stderr.]' '*--quiet[No footers and hints on stderr.]' \
        '*--color[Colours of a page; auto minds NO_COLOR and FORCE_COLOR.]:value:(auto always never)' \
        '*--width[Width of a page; else COLUMNS, else the terminal'\''s.]:value: ' \
        '*--pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' '*--no-pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' \
        '--help[Show the help]' \
        '*:argument:(bash fish zsh)' ;;
    schema)
      _arguments -s \
        '*--corpus[The edition; else the nearest corpus.yaml from here up, else the one that is built in.]:value:_files' \
        '*-q[No footers and hints on stderr.]' '*--quiet[No footers and hints on stderr.]' \
        '*--color[Colours of a page; auto minds NO_COLOR and FORCE_COLOR.]:value:(auto always never)' \
        '*--width[Width of a page; else COLUMNS, else the terminal'\''s.]:value: ' \
        '*--pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' '*--no-pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' \
        '--help[Show the help]' \
        '*:argument:(kwic list timeline freq collocates keywords ngrams clusters dispersion notes topics names queries sources quote cite path info check index emendations import init show export)' ;;
    man)
      _arguments -s \
        '*--format[roff for man(1), or Markdown.]:value:(man markdown)' \
        '*--corpus[The edition; else the nearest corpus.yaml from here up, else the one that is built in.]:value:_files' \
        '*-q[No footers and hints on stderr.]' '*--quiet[No footers and hints on stderr.]' \
        '*--color[Colours of a page; auto minds NO_COLOR and FORCE_COLOR.]:value:(auto always never)' \
        '*--width[Width of a page; else COLUMNS, else the terminal'\''s.]:value: ' \
        '*--pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' '*--no-pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' \
        '--help[Show the help]' \
        '*:argument: ' ;;
  esac
}

_letters "$@"
