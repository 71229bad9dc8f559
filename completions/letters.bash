# bash completion for letters; written by `letters completion bash`.

_letters_ask() {
    local at word corpus=()
    for ((at = 1; at < ${#COMP_WORDS[@]}; at++)); do
        case ${COMP_WORDS[at]} in
            --corpus=?*) word=${COMP_WORDS[at]#*=} ;;
            --corpus) word=${COMP_WORDS[at + 1]}; [[ $word == = ]] && word=${COMP_WORDS[at + 2]} ;;
            *) continue ;;
        esac
        corpus=(--corpus "${word/#\~/$HOME}")
    done
    local IFS=$'\n'
    COMPREPLY=($("${COMP_WORDS[0]}" addresses "${corpus[@]}" "$@" 2>/dev/null))
}
_letters_ids() { _letters_ask --ids -- "$current"; }
_letters_addresses() { _letters_ask -- "$current"; }

_letters() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command= word
    COMPREPLY=()
    [[ $previous == = ]] && previous=${COMP_WORDS[COMP_CWORD - 2]}
    [[ $current == = ]] && current=
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case $word in
            kwic|find) command=kwic; break ;;
            show) command=show; break ;;
            list) command=list; break ;;
            notes) command=notes; break ;;
            topics|topic) command=topics; break ;;
            names) command=names; break ;;
            queries) command=queries; break ;;
            sources) command=sources; break ;;
            quote) command=quote; break ;;
            cite) command=cite; break ;;
            path) command=path; break ;;
            info) command=info; break ;;
            check) command=check; break ;;
            emendations) command=emendations; break ;;
            convert) command=convert; break ;;
            import) command=import; break ;;
            completion) command=completion; break ;;
            man) command=man; break ;;
        esac
    done
    case $command:$previous in
        kwic:-e|kwic:--regexp) :; return ;;
        kwic:-C|kwic:--context) :; return ;;
        kwic:--fuzzy) :; return ;;
        kwic:--sort) :; return ;;
        kwic:--by) COMPREPLY=($(compgen -W 'letter year sender recipient flow voice form' -- "$current")); return ;;
        kwic:--limit) :; return ;;
        kwic:--sample) :; return ;;
        kwic:--seed) :; return ;;
        kwic:--in) COMPREPLY=($(compgen -W 'text body notes all' -- "$current")); return ;;
        kwic:--voice) COMPREPLY=($(compgen -W 'writer editor other' -- "$current")); return ;;
        kwic:--from) :; return ;;
        kwic:--to) :; return ;;
        kwic:--on) :; return ;;
        kwic:--date-match) COMPREPLY=($(compgen -W 'overlap contained' -- "$current")); return ;;
        kwic:--letter) _letters_ids; return ;;
        kwic:--sender) :; return ;;
        kwic:--recipient) :; return ;;
        kwic:--where) :; return ;;
        kwic:--topic) :; return ;;
        kwic:--name) :; return ;;
        kwic:--format) COMPREPLY=($(compgen -W 'page table tsv csv json jsonl markdown latex html svg' -- "$current")); return ;;
        kwic:--columns) :; return ;;
        kwic:--corpus) COMPREPLY=($(compgen -f -- "$current")); return ;;
        kwic:--color) COMPREPLY=($(compgen -W 'auto always never' -- "$current")); return ;;
        kwic:--width) :; return ;;
        show:--point) :; return ;;
        show:--note) :; return ;;
        show:--mark) :; return ;;
        show:--notes) COMPREPLY=($(compgen -W 'end inline none only' -- "$current")); return ;;
        show:--from) :; return ;;
        show:--to) :; return ;;
        show:--on) :; return ;;
        show:--date-match) COMPREPLY=($(compgen -W 'overlap contained' -- "$current")); return ;;
        show:--letter) _letters_ids; return ;;
        show:--sender) :; return ;;
        show:--recipient) :; return ;;
        show:--where) :; return ;;
        show:--topic) :; return ;;
        show:--name) :; return ;;
        show:--format) COMPREPLY=($(compgen -W 'page text markdown json svg' -- "$current")); return ;;
        show:--corpus) COMPREPLY=($(compgen -f -- "$current")); return ;;
        show:--color) COMPREPLY=($(compgen -W 'auto always never' -- "$current")); return ;;
        show:--width) :; return ;;
        list:--sort) COMPREPLY=($(compgen -W 'edition date words points notes sender recipient' -- "$current")); return ;;
        list:--from) :; return ;;
        list:--to) :; return ;;
        list:--on) :; return ;;
        list:--date-match) COMPREPLY=($(compgen -W 'overlap contained' -- "$current")); return ;;
        list:--letter) _letters_ids; return ;;
        list:--sender) :; return ;;
        list:--recipient) :; return ;;
        list:--where) :; return ;;
        list:--topic) :; return ;;
        list:--name) :; return ;;
        list:--format) COMPREPLY=($(compgen -W 'page table tsv csv json jsonl markdown latex html svg' -- "$current")); return ;;
        list:--columns) :; return ;;
        list:--corpus) COMPREPLY=($(compgen -f -- "$current")); return ;;
        list:--color) COMPREPLY=($(compgen -W 'auto always never' -- "$current")); return ;;
        list:--width) :; return ;;
        notes:--search) :; return ;;
        notes:--author) :; return ;;
        notes:--from) :; return ;;
        notes:--to) :; return ;;
        notes:--on) :; return ;;
        notes:--date-match) COMPREPLY=($(compgen -W 'overlap contained' -- "$current")); return ;;
        notes:--letter) _letters_ids; return ;;
        notes:--sender) :; return ;;
        notes:--recipient) :; return ;;
        notes:--where) :; return ;;
        notes:--topic) :; return ;;
        notes:--name) :; return ;;
        notes:--format) COMPREPLY=($(compgen -W 'page table tsv csv json jsonl markdown latex html svg' -- "$current")); return ;;
        notes:--columns) :; return ;;
        notes:--corpus) COMPREPLY=($(compgen -f -- "$current")); return ;;
        notes:--color) COMPREPLY=($(compgen -W 'auto always never' -- "$current")); return ;;
        notes:--width) :; return ;;
        topics:--try) :; return ;;
        topics:--from) :; return ;;
        topics:--to) :; return ;;
        topics:--on) :; return ;;
        topics:--date-match) COMPREPLY=($(compgen -W 'overlap contained' -- "$current")); return ;;
        topics:--letter) _letters_ids; return ;;
        topics:--sender) :; return ;;
        topics:--recipient) :; return ;;
        topics:--where) :; return ;;
        topics:--topic) :; return ;;
        topics:--name) :; return ;;
        topics:--format) COMPREPLY=($(compgen -W 'page table tsv csv json jsonl markdown latex html svg' -- "$current")); return ;;
        topics:--columns) :; return ;;
        topics:--corpus) COMPREPLY=($(compgen -f -- "$current")); return ;;
        topics:--color) COMPREPLY=($(compgen -W 'auto always never' -- "$current")); return ;;
        topics:--width) :; return ;;
        names:--kind) COMPREPLY=($(compgen -W 'persons organisations places' -- "$current")); return ;;
        names:--from) :; return ;;
        names:--to) :; return ;;
        names:--on) :; return ;;
        names:--date-match) COMPREPLY=($(compgen -W 'overlap contained' -- "$current")); return ;;
        names:--letter) _letters_ids; return ;;
        names:--sender) :; return ;;
        names:--recipient) :; return ;;
        names:--where) :; return ;;
        names:--topic) :; return ;;
        names:--name) :; return ;;
        names:--format) COMPREPLY=($(compgen -W 'page table tsv csv json jsonl markdown latex html svg' -- "$current")); return ;;
        names:--columns) :; return ;;
        names:--corpus) COMPREPLY=($(compgen -f -- "$current")); return ;;
        names:--color) COMPREPLY=($(compgen -W 'auto always never' -- "$current")); return ;;
        names:--width) :; return ;;
        queries:--from) :; return ;;
        queries:--to) :; return ;;
        queries:--on) :; return ;;
        queries:--date-match) COMPREPLY=($(compgen -W 'overlap contained' -- "$current")); return ;;
        queries:--letter) _letters_ids; return ;;
        queries:--sender) :; return ;;
        queries:--recipient) :; return ;;
        queries:--where) :; return ;;
        queries:--topic) :; return ;;
        queries:--name) :; return ;;
        queries:--format) COMPREPLY=($(compgen -W 'page table tsv csv json jsonl markdown latex html svg' -- "$current")); return ;;
        queries:--columns) :; return ;;
        queries:--corpus) COMPREPLY=($(compgen -f -- "$current")); return ;;
        queries:--color) COMPREPLY=($(compgen -W 'auto always never' -- "$current")); return ;;
        queries:--width) :; return ;;
        sources:--kind) COMPREPLY=($(compgen -W 'archive book article unknown' -- "$current")); return ;;
        sources:--from) :; return ;;
        sources:--to) :; return ;;
        sources:--on) :; return ;;
        sources:--date-match) COMPREPLY=($(compgen -W 'overlap contained' -- "$current")); return ;;
        sources:--letter) _letters_ids; return ;;
        sources:--sender) :; return ;;
        sources:--recipient) :; return ;;
        sources:--where) :; return ;;
        sources:--topic) :; return ;;
        sources:--name) :; return ;;
        sources:--format) COMPREPLY=($(compgen -W 'page table tsv csv json jsonl markdown latex html svg' -- "$current")); return ;;
        sources:--columns) :; return ;;
        sources:--corpus) COMPREPLY=($(compgen -f -- "$current")); return ;;
        sources:--color) COMPREPLY=($(compgen -W 'auto always never' -- "$current")); return ;;
        sources:--width) :; return ;;
        quote:--from) :; return ;;
        quote:--to) :; return ;;
        quote:--on) :; return ;;
        quote:--date-match) COMPREPLY=($(compgen -W 'overlap contained' -- "$current")); return ;;
        quote:--letter) _letters_ids; return ;;
        quote:--sender) :; return ;;
        quote:--recipient) :; return ;;
        quote:--where) :; return ;;
        quote:--topic) :; return ;;
        quote:--name) :; return ;;
        quote:--format) COMPREPLY=($(compgen -W 'markdown text json' -- "$current")); return ;;
        quote:--corpus) COMPREPLY=($(compgen -f -- "$current")); return ;;
        quote:--color) COMPREPLY=($(compgen -W 'auto always never' -- "$current")); return ;;
        quote:--width) :; return ;;
        cite:--style) COMPREPLY=($(compgen -W 'edition chicago bibtex csl-json ris' -- "$current")); return ;;
        cite:--format) COMPREPLY=($(compgen -W 'text markdown json' -- "$current")); return ;;
        cite:--corpus) COMPREPLY=($(compgen -f -- "$current")); return ;;
        cite:--color) COMPREPLY=($(compgen -W 'auto always never' -- "$current")); return ;;
        cite:--width) :; return ;;
        path:--from) :; return ;;
        path:--to) :; return ;;
        path:--on) :; return ;;
        path:--date-match) COMPREPLY=($(compgen -W 'overlap contained' -- "$current")); return ;;
        path:--letter) _letters_ids; return ;;
        path:--sender) :; return ;;
        path:--recipient) :; return ;;
        path:--where) :; return ;;
        path:--topic) :; return ;;
        path:--name) :; return ;;
        path:--format) COMPREPLY=($(compgen -W 'text csv json jsonl' -- "$current")); return ;;
        path:--corpus) COMPREPLY=($(compgen -f -- "$current")); return ;;
        path:--color) COMPREPLY=($(compgen -W 'auto always never' -- "$current")); return ;;
        path:--width) :; return ;;
        info:--from) :; return ;;
        info:--to) :; return ;;
        info:--on) :; return ;;
        info:--date-match) COMPREPLY=($(compgen -W 'overlap contained' -- "$current")); return ;;
        info:--letter) _letters_ids; return ;;
        info:--sender) :; return ;;
        info:--recipient) :; return ;;
        info:--where) :; return ;;
        info:--topic) :; return ;;
        info:--name) :; return ;;
        info:--format) COMPREPLY=($(compgen -W 'page table tsv csv json jsonl markdown latex html svg' -- "$current")); return ;;
        info:--columns) :; return ;;
        info:--corpus) COMPREPLY=($(compgen -f -- "$current")); return ;;
        info:--color) COMPREPLY=($(compgen -W 'auto always never' -- "$current")); return ;;
        info:--width) :; return ;;
        check:--format) COMPREPLY=($(compgen -W 'page table tsv csv json jsonl markdown latex html svg' -- "$current")); return ;;
        check:--columns) :; return ;;
        check:--corpus) COMPREPLY=($(compgen -f -- "$current")); return ;;
        check:--color) COMPREPLY=($(compgen -W 'auto always never' -- "$current")); return ;;
        check:--width) :; return ;;
        emendations:--kind) :; return ;;
        emendations:--confidence) COMPREPLY=($(compgen -W 'certain likely' -- "$current")); return ;;
        emendations:--by) COMPREPLY=($(compgen -W 'rule editor' -- "$current")); return ;;
        emendations:--from) :; return ;;
        emendations:--to) :; return ;;
        emendations:--on) :; return ;;
        emendations:--date-match) COMPREPLY=($(compgen -W 'overlap contained' -- "$current")); return ;;
        emendations:--letter) _letters_ids; return ;;
        emendations:--sender) :; return ;;
        emendations:--recipient) :; return ;;
        emendations:--where) :; return ;;
        emendations:--topic) :; return ;;
        emendations:--name) :; return ;;
        emendations:--format) COMPREPLY=($(compgen -W 'page table tsv csv json jsonl markdown latex html svg' -- "$current")); return ;;
        emendations:--columns) :; return ;;
        emendations:--corpus) COMPREPLY=($(compgen -f -- "$current")); return ;;
        emendations:--color) COMPREPLY=($(compgen -W 'auto always never' -- "$current")); return ;;
        emendations:--width) :; return ;;
        convert:--as) COMPREPLY=($(compgen -W 'jsonl markdown' -- "$current")); return ;;
        convert:--into) COMPREPLY=($(compgen -f -- "$current")); return ;;
        convert:--from) :; return ;;
        convert:--to) :; return ;;
        convert:--on) :; return ;;
        convert:--date-match) COMPREPLY=($(compgen -W 'overlap contained' -- "$current")); return ;;
        convert:--letter) _letters_ids; return ;;
        convert:--sender) :; return ;;
        convert:--recipient) :; return ;;
        convert:--where) :; return ;;
        convert:--topic) :; return ;;
        convert:--name) :; return ;;
        convert:--corpus) COMPREPLY=($(compgen -f -- "$current")); return ;;
        convert:--color) COMPREPLY=($(compgen -W 'auto always never' -- "$current")); return ;;
        convert:--width) :; return ;;
        import:--corpus) COMPREPLY=($(compgen -f -- "$current")); return ;;
        import:--color) COMPREPLY=($(compgen -W 'auto always never' -- "$current")); return ;;
        import:--width) :; return ;;
        import:--into) COMPREPLY=($(compgen -f -- "$current")); return ;;
        import:--profile) COMPREPLY=($(compgen -f -- "$current")); return ;;
        import:--emendations) COMPREPLY=($(compgen -f -- "$current")); return ;;
        completion:--corpus) COMPREPLY=($(compgen -f -- "$current")); return ;;
        completion:--color) COMPREPLY=($(compgen -W 'auto always never' -- "$current")); return ;;
        completion:--width) :; return ;;
        man:--format) COMPREPLY=($(compgen -W 'man markdown' -- "$current")); return ;;
        man:--corpus) COMPREPLY=($(compgen -f -- "$current")); return ;;
        man:--color) COMPREPLY=($(compgen -W 'auto always never' -- "$current")); return ;;
        man:--width) :; return ;;
    esac
    case $command:$current in
        :*)
            COMPREPLY=($(compgen -W 'kwic find show list notes topics topic names queries sources quote cite path info check emendations convert import completion man --help --version' -- "$current")); ;;
        kwic:-*) COMPREPLY=($(compgen -W '--regexp --context --case-sensitive --ignore-case --whole --fuzzy --sort --count --by --ids --limit --sample --seed --in --voice --from --to --on --date-match --letter --sender --recipient --where --topic --name --format --json --columns --csv-safe --provenance --corpus --quiet --color --width --pager --no-pager --help' -- "$current")); ;;
        kwic:*) :; ;;
        show:-*) COMPREPLY=($(compgen -W '--point --note --neighbours --mark --notes --resolve --as-printed --from --to --on --date-match --letter --sender --recipient --where --topic --name --format --json --corpus --quiet --color --width --pager --no-pager --help' -- "$current")); ;;
        show:*) _letters_addresses; ;;
        list:-*) COMPREPLY=($(compgen -W '--sort --from --to --on --date-match --letter --sender --recipient --where --topic --name --format --json --columns --csv-safe --provenance --corpus --quiet --color --width --pager --no-pager --help' -- "$current")); ;;
        list:*) :; ;;
        notes:-*) COMPREPLY=($(compgen -W '--search --author --resolve --from --to --on --date-match --letter --sender --recipient --where --topic --name --format --json --columns --csv-safe --provenance --corpus --quiet --color --width --pager --no-pager --help' -- "$current")); ;;
        notes:*) _letters_addresses; ;;
        topics:-*) COMPREPLY=($(compgen -W '--mentions --brief --try --from --to --on --date-match --letter --sender --recipient --where --topic --name --format --json --columns --csv-safe --provenance --corpus --quiet --color --width --pager --no-pager --help' -- "$current")); ;;
        topics:*) :; ;;
        names:-*) COMPREPLY=($(compgen -W '--kind --suggest --from --to --on --date-match --letter --sender --recipient --where --topic --name --format --json --columns --csv-safe --provenance --corpus --quiet --color --width --pager --no-pager --help' -- "$current")); ;;
        names:*) :; ;;
        queries:-*) COMPREPLY=($(compgen -W '--from --to --on --date-match --letter --sender --recipient --where --topic --name --format --json --columns --csv-safe --provenance --corpus --quiet --color --width --pager --no-pager --help' -- "$current")); ;;
        queries:*) :; ;;
        sources:-*) COMPREPLY=($(compgen -W '--kind --doubtful --from --to --on --date-match --letter --sender --recipient --where --topic --name --format --json --columns --csv-safe --provenance --corpus --quiet --color --width --pager --no-pager --help' -- "$current")); ;;
        sources:*) _letters_addresses; ;;
        quote:-*) COMPREPLY=($(compgen -W '--from --to --on --date-match --letter --sender --recipient --where --topic --name --format --json --corpus --quiet --color --width --pager --no-pager --help' -- "$current")); ;;
        quote:*) _letters_addresses; ;;
        cite:-*) COMPREPLY=($(compgen -W '--style --format --json --corpus --quiet --color --width --pager --no-pager --help' -- "$current")); ;;
        cite:*) _letters_addresses; ;;
        path:-*) COMPREPLY=($(compgen -W '--from --to --on --date-match --letter --sender --recipient --where --topic --name --format --json --corpus --quiet --color --width --pager --no-pager --help' -- "$current")); ;;
        path:*) _letters_addresses; ;;
        info:-*) COMPREPLY=($(compgen -W '--from --to --on --date-match --letter --sender --recipient --where --topic --name --format --json --columns --csv-safe --provenance --corpus --quiet --color --width --pager --no-pager --help' -- "$current")); ;;
        info:*) :; ;;
        check:-*) COMPREPLY=($(compgen -W '--strict --format --json --columns --csv-safe --provenance --corpus --quiet --color --width --pager --no-pager --help' -- "$current")); ;;
        check:*) :; ;;
        emendations:-*) COMPREPLY=($(compgen -W '--kind --confidence --by --open --from --to --on --date-match --letter --sender --recipient --where --topic --name --format --json --columns --csv-safe --provenance --corpus --quiet --color --width --pager --no-pager --help' -- "$current")); ;;
        emendations:*) _letters_addresses; ;;
        convert:-*) COMPREPLY=($(compgen -W '--as --into --force --from --to --on --date-match --letter --sender --recipient --where --topic --name --corpus --quiet --color --width --pager --no-pager --help' -- "$current")); ;;
        convert:*) :; ;;
        import:-*) COMPREPLY=($(compgen -W '--corpus --quiet --color --width --pager --no-pager --into --profile --emendations --force --dry-run --help' -- "$current")); ;;
        import:*) COMPREPLY=($(compgen -W 'printed' -- "$current")); COMPREPLY+=($(compgen -f -- "$current")); ;;
        completion:-*) COMPREPLY=($(compgen -W '--corpus --quiet --color --width --pager --no-pager --help' -- "$current")); ;;
        completion:*) COMPREPLY=($(compgen -W 'bash fish zsh' -- "$current")); ;;
        man:-*) COMPREPLY=($(compgen -W '--format --corpus --quiet --color --width --pager --no-pager --help' -- "$current")); ;;
        man:*) :; ;;
    esac
}

complete -o filenames -F _letters letters
