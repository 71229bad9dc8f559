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
    'timeline:Show the letters over time.'
    'notes:Look up the editors'\'' notes and where they are called.'
    'topics:List the topics of an edition, or read what it says on them.'
    'topic:List the topics of an edition, or read what it says on them.'
    'names:Show the index of persons, organisations and places.'
    'queries:List the edition'\''s saved queries with their hits.'
    'sources:List the sources that the notes cite.'
    'quote:Quote a passage with its citation.'
    'cite:Cite letters and passages.'
    'path:Say in which file and line a passage stands.'
    'info:Show the edition at a glance.'
    'check:Check an edition for faults.'
    'index:Make the index of the edition, and show what it holds.'
    'emendations:List the repairs made in the scan.'
    'convert:Write an edition anew, as shards or as files.'
    'import:Make an edition from a scan.'
    'completion:Print the completion script of a shell.'
    'man:Print the manual of all commands.'
  )
  for (( at = 2; at < CURRENT; at++ )); do
    case ${words[at]} in
      kwic|find|show|list|timeline|notes|topics|topic|names|queries|sources|quote|cite|path|info|check|index|emendations|convert|import|completion|man) command=${words[at]}; break ;;
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
        '*-e[Instead of words what matches a regular expression, fuzzy ones too. May be repeated\: any of them.]:value: ' '*--regexp[Instead of words what matches a regular expression, fuzzy ones too. May be repeated\: any of them.]:value: ' \
        '*-C[8 or 5\:10 words, 60c characters, s for the sentence, point for the whole point. Else ten words in a pipe, and on a page what fits.]:value: ' '*--context[8 or 5\:10 words, 60c characters, s for the sentence, point for the whole point. Else ten words in a pipe, and on a page what fits.]:value: ' \
        '*-s[Case and diacritics as typed, or any (the default).]' '*--case-sensitive[Case and diacritics as typed, or any (the default).]' '*-i[Case and diacritics as typed, or any (the default).]' '*--ignore-case[Case and diacritics as typed, or any (the default).]' \
        '*-w[Whole tokens only\: Shatskin does not find Shatskin'\''s or Shatskin-Sten.]' '*--whole[Whole tokens only\: Shatskin does not find Shatskin'\''s or Shatskin-Sten.]' \
        '*--lemma[Each word is a lemma\: procure finds procured, too.]' \
        '*--cql[The query is in CQL, whatever it looks like.]' \
        '*--words[The query is plain words, whatever it looks like.]' \
        '*--near[Only hits with WORD within N words on either side.]:value: ' \
        '*--not-near[Only hits without.]:value: ' \
        '*--fuzzy[As a scan may have garbled it\: words of four letters or more may differ in N, 1 to 3.]:value: ' \
        '*--sort[address, date, left, right, node, or words such as L1,R2-; - is descending.]:value: ' \
        '*-c[Only how many hits there are.]' '*--count[Only how many hits there are.]' \
        '*--by[Count the hits for each letter, year, form found ...]:value:(letter year sender recipient flow voice form)' \
        '*-l[Only the ids of the letters that have hits.]' '*--ids[Only the ids of the letters that have hits.]' \
        '*--limit[The first N lines only; also of --ids and --by.]:value: ' \
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
    timeline)
      _arguments -s \
        '*--by[Else what suits the time and the dates of the letters.]:value:(day week month year)' \
        '*--matching[Count the hits of these words, also for every 10,000 words.]:value:_letters_queries' \
        '*--skip-empty[No rows for periods without a letter.]' \
        '*-s[Case and diacritics as typed, or any (the default).]' '*--case-sensitive[Case and diacritics as typed, or any (the default).]' '*-i[Case and diacritics as typed, or any (the default).]' '*--ignore-case[Case and diacritics as typed, or any (the default).]' \
        '*-w[Whole tokens only\: Shatskin does not find Shatskin'\''s or Shatskin-Sten.]' '*--whole[Whole tokens only\: Shatskin does not find Shatskin'\''s or Shatskin-Sten.]' \
        '*--lemma[Each word is a lemma\: procure finds procured, too.]' \
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
    import)
      _arguments -s \
        '*--corpus[The edition; else the nearest corpus.yaml from here up, else the one that is built in.]:value:_files' \
        '*-q[No footers and hints on stderr.]' '*--quiet[No footers and hints on stderr.]' \
        '*--color[Colours of a page; auto minds NO_COLOR and FORCE_COLOR.]:value:(auto always never)' \
        '*--width[Width of a page; else COLUMNS, else the terminal'\''s.]:value: ' \
        '*--pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' '*--no-pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' \
        '*--into[The edition'\''s folder; it is made if need be.]:value:_files' \
        '*--profile[How the edition is printed, who writes to whom; profile.yaml beside the scan otherwise.]:value:_files' \
        '*--emendations[The editor'\''s decisions; emendations.yaml beside the scan otherwise.]:value:_files' \
        '*--force[Overwrite letters that were edited by hand, or that no import made.]' \
        '*--dry-run[Report only; write nothing.]' \
        '--help[Show the help]' \
        '1:kind:(printed)' '*:file:_files' ;;
    completion)
      _arguments -s \
        '*--corpus[The edition; else the nearest corpus.yaml from here up, else the one that is built in.]:value:_files' \
        '*-q[No footers and hints on stderr.]' '*--quiet[No footers and hints on stderr.]' \
        '*--color[Colours of a page; auto minds NO_COLOR and FORCE_COLOR.]:value:(auto always never)' \
        '*--width[Width of a page; else COLUMNS, else the terminal'\''s.]:value: ' \
        '*--pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' '*--no-pager[Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less.]' \
        '--help[Show the help]' \
        '*:argument:(bash fish zsh)' ;;
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
