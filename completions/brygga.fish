function __brygga_should_offer_completions_for_flags_or_options -a expected_commands
    set -l non_repeating_flags_or_options $argv[2..]
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __brygga_parse_tokens
    test "$commands" = "$expected_commands"; and return $non_repeating_flags_or_options_absent
end

function __brygga_should_offer_completions_for_positional -a expected_commands positional_index_comparison expected_positional_index
    set -l non_repeating_flags_or_options
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __brygga_parse_tokens
    test "$commands" = "$expected_commands" -a \( "$positional_index" "$positional_index_comparison" "$expected_positional_index" \)
end

function __brygga_parse_tokens -S
    set -l unparsed_tokens (__brygga_tokens -pc)
    switch $unparsed_tokens[1]
    case 'brygga'
        __brygga_parse_subcommand 0 'version' 'h/help'
        switch $unparsed_tokens[1]
        case 'export'
            __brygga_parse_subcommand 1 'home=' 'allow-example-keys' 'collaboration=' 'at=' 'json' 'no-progress' 'passphrase-file=' 'passphrase-fd=' 'dry-run' 'to=+' 'purpose=' 'role=' 'categories=+' 'identity=' 'trim' 'event=+' 'days=' 'out=' 'version' 'h/help'
        case 'verify'
            __brygga_parse_subcommand 1 'home=' 'allow-example-keys' 'collaboration=' 'at=' 'json' 'no-progress' 'trust=' 'version' 'h/help'
        case 'open'
            __brygga_parse_subcommand 1 'home=' 'allow-example-keys' 'collaboration=' 'at=' 'json' 'no-progress' 'passphrase-file=' 'passphrase-fd=' 'dry-run' 'out=' 'version' 'h/help'
        case 'policy'
            __brygga_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'check'
                __brygga_parse_subcommand 1 'at=' 'json' 'no-progress' 'version' 'h/help'
            case 'test'
                __brygga_parse_subcommand 1 'at=' 'json' 'no-progress' 'policy=' 'version' 'h/help'
            case 'explain'
                __brygga_parse_subcommand 1 'home=' 'allow-example-keys' 'collaboration=' 'at=' 'json' 'no-progress' 'policy=' 'version' 'h/help'
            case 'schema'
                __brygga_parse_subcommand 0 'tests' 'version' 'h/help'
            case 'sign'
                __brygga_parse_subcommand 1 'home=' 'allow-example-keys' 'at=' 'json' 'no-progress' 'passphrase-file=' 'passphrase-fd=' 'dry-run' 'out=' 'force' 'version' 'h/help'
            end
        case 'consent'
            __brygga_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'record'
                __brygga_parse_subcommand 0 'home=' 'allow-example-keys' 'collaboration=' 'at=' 'json' 'no-progress' 'passphrase-file=' 'passphrase-fd=' 'case=' 'person=' 'country=' 'to=+' 'purposes=+' 'categories=+' 'exclude-agencies=+' 'exclude-fields=+' 'explicit' 'valid=' 'withdrawal=' 'notice=' 'notice-uri=' 'notice-version=' 'language=' 'method=' 'evidence=' 'witness=' 'expressed-by=' 'authority=' 'interpreter=' 'stated=' 'by=' 'dry-run' 'kind=' 'version' 'h/help'
            case 'amend'
                __brygga_parse_subcommand 1 'home=' 'allow-example-keys' 'collaboration=' 'at=' 'json' 'no-progress' 'to=+' 'purposes=+' 'categories=+' 'exclude-agencies=+' 'exclude-fields=+' 'explicit' 'valid=' 'withdrawal=' 'method=' 'evidence=' 'witness=' 'expressed-by=' 'authority=' 'interpreter=' 'stated=' 'by=' 'dry-run' 'remove-to=+' 'remove-purposes=+' 'remove-categories=+' 'notice=' 'notice-uri=' 'notice-version=' 'language=' 'version' 'h/help'
            case 'withdraw'
                __brygga_parse_subcommand 1 'home=' 'allow-example-keys' 'at=' 'json' 'no-progress' 'method=' 'evidence=' 'witness=' 'expressed-by=' 'authority=' 'interpreter=' 'stated=' 'by=' 'dry-run' 'version' 'h/help'
            case 'show'
                __brygga_parse_subcommand 0 'home=' 'allow-example-keys' 'at=' 'json' 'no-progress' 'passphrase-file=' 'passphrase-fd=' 'case=' 'person=' 'country=' 'known-at=' 'version' 'h/help'
            case 'list'
                __brygga_parse_subcommand 0 'home=' 'allow-example-keys' 'at=' 'json' 'no-progress' 'version' 'h/help'
            end
        case 'collaboration'
            __brygga_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'join'
                __brygga_parse_subcommand 1 'home=' 'allow-example-keys' 'at=' 'json' 'no-progress' 'dry-run' 'coordinator-fingerprint=' 'policy-digest=' 'version' 'h/help'
            case 'list'
                __brygga_parse_subcommand 0 'home=' 'allow-example-keys' 'at=' 'json' 'no-progress' 'version' 'h/help'
            end
        case 'trust'
            __brygga_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'sign'
                __brygga_parse_subcommand -r 1 'home=' 'allow-example-keys' 'at=' 'json' 'no-progress' 'passphrase-file=' 'passphrase-fd=' 'dry-run' 'collaboration=' 'serial=' 'expires=' 'revoke=+' 'out=' 'force' 'version' 'h/help'
            case 'verify'
                __brygga_parse_subcommand 1 'at=' 'json' 'no-progress' 'version' 'h/help'
            case 'show'
                __brygga_parse_subcommand 0 'home=' 'allow-example-keys' 'collaboration=' 'at=' 'json' 'no-progress' 'version' 'h/help'
            case 'update'
                __brygga_parse_subcommand 1 'home=' 'allow-example-keys' 'collaboration=' 'at=' 'json' 'no-progress' 'dry-run' 'version' 'h/help'
            end
        case 'init'
            __brygga_parse_subcommand 0 'home=' 'allow-example-keys' 'at=' 'json' 'no-progress' 'dry-run' 'agency=' 'name=' 'version' 'h/help'
        case 'key'
            __brygga_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'new'
                __brygga_parse_subcommand 0 'home=' 'allow-example-keys' 'at=' 'json' 'no-progress' 'dry-run' 'passphrase-file=' 'passphrase-fd=' 'coordinator' 'pseudonym=' 'valid-until=' 'version' 'h/help'
            case 'list'
                __brygga_parse_subcommand 0 'home=' 'allow-example-keys' 'at=' 'json' 'no-progress' 'version' 'h/help'
            case 'fingerprint'
                __brygga_parse_subcommand 1 'home=' 'allow-example-keys' 'at=' 'json' 'no-progress' 'version' 'h/help'
            case 'export-certificate'
                __brygga_parse_subcommand 0 'home=' 'allow-example-keys' 'at=' 'json' 'no-progress' 'dry-run' 'out=' 'force' 'version' 'h/help'
            case 'certify'
                __brygga_parse_subcommand -r 1 'home=' 'allow-example-keys' 'at=' 'json' 'no-progress' 'dry-run' 'passphrase-file=' 'passphrase-fd=' 'out=' 'valid-until=' 'version' 'h/help'
            case 'import-certificate'
                __brygga_parse_subcommand -r 1 'home=' 'allow-example-keys' 'at=' 'json' 'no-progress' 'dry-run' 'version' 'h/help'
            end
        case 'pseudonymise'
            __brygga_parse_subcommand 1 'home=' 'allow-example-keys' 'at=' 'json' 'no-progress' 'passphrase-file=' 'passphrase-fd=' 'dry-run' 'domain=' 'tag=' 'column=+' 'free-column=+' 'country=' 'delimiter=' 'out=' 'force' 'version' 'h/help'
        case 'demo'
            __brygga_parse_subcommand 1 'keep=' 'version' 'h/help'
        case 'help'
            __brygga_parse_subcommand -r 1 'version'
        end
    end
end

function __brygga_tokens
    if test (string split -m 1 -f 1 -- . "$FISH_VERSION") -gt 3
        commandline --tokens-raw $argv
    else
        commandline -o $argv
    end
end

function __brygga_parse_subcommand -S -a positional_count
    argparse -s r -- $argv
    set -l option_specs $argv[2..]
    set -l is_repeating_positional $_flag_r
    set -el _flag_r
    set -a commands $unparsed_tokens[1]
    set positional_index 0
    while true
        set -e unparsed_tokens[1]
        argparse -sn "$commands" $option_specs -- $unparsed_tokens 2> /dev/null
        set unparsed_tokens $argv
        set positional_index (math $positional_index + 1)
        for non_repeating_flag_or_option in $non_repeating_flags_or_options
            if set -ql "_flag_$(string replace -a - _ -- $non_repeating_flag_or_option)"
                set non_repeating_flags_or_options_absent 1
                break
            end
        end
        test (count $unparsed_tokens) -eq 0 -o \( -z "$is_repeating_positional" -a "$positional_index" -gt "$positional_count" \) && break
    end
end

function __brygga_complete_directories
    set -l token (commandline -t)
    string match -- '*/' $token
    set -l subdirs $token*/
    printf %s\n $subdirs
end

function __brygga_custom_completion
    set -x SAP_SHELL fish
    set -x SAP_SHELL_VERSION $FISH_VERSION
    set -l tokens (__brygga_tokens -p)
    if test -z "$(__brygga_tokens -t)"
        set -l index (count (__brygga_tokens -pc))
        set tokens $tokens[..$index] \'\' $tokens[(math $index + 1)..]
    end
    command $tokens[1] $argv $tokens
end

complete -c 'brygga' -f
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga" version' -l 'version' -d 'Show the version.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga" -eq 1' -fa 'export' -d 'Send a consented case: one sealed bundle for each recipient, each with only its part.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga" -eq 1' -fa 'verify' -d 'Verify a bundle without opening it: who sealed it, for whom, why, under which policy, until when.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga" -eq 1' -fa 'open' -d 'Verify and open a bundle that was sealed for this agency.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga" -eq 1' -fa 'policy' -d 'Check, test, explain, describe and sign a policy file.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga" -eq 1' -fa 'consent' -d 'Record, amend, withdraw and show what people consented to.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga" -eq 1' -fa 'collaboration' -d 'Join a collaboration and show what is pinned.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga" -eq 1' -fa 'trust' -d 'Sign, verify, show and update a collaboration\'s trust list.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga" -eq 1' -fa 'init' -d 'Make an agency\'s home: folders, store and identity.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga" -eq 1' -fa 'key' -d 'Make and show keys, hand out certificates.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga" -eq 1' -fa 'pseudonymise' -d 'Replace the personal numbers in columns of a CSV table by pseudonyms.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga" -eq 1' -fa 'demo' -d 'Show the whole way of one consented case between six agencies, in a temporary folder.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga" -eq 1' -fa 'help' -d 'Show subcommand help information.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga export" home' -l 'home' -d 'The agency\'s home (default: $BRYGGA_HOME, else ~/.brygga).' -rfa '(__brygga_complete_directories)'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga export" allow-example-keys' -l 'allow-example-keys' -d 'Accept the published keys of keys-example/. They protect nothing.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga export" collaboration' -l 'collaboration' -d 'The collaboration\'s id (default: the only one joined).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga export" at' -l 'at' -d 'The reference time, RFC 3339 in UTC, for example 2026-12-01T09:00:00Z (default: now).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga export" json' -l 'json' -d 'Print the result as JSON, one object a line; messages on standard error too.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga export" no-progress' -l 'no-progress' -d 'Show no progress of long work.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga export" passphrase-file' -l 'passphrase-file' -d 'Read the passphrase from the first line of a private file.' -rF
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga export" passphrase-fd' -l 'passphrase-fd' -d 'Read the passphrase from an open file descriptor.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga export" dry-run' -l 'dry-run' -d 'Do everything but write: the same checks, decision and output, with written: false.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga export" -eq 1' -F
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga export"' -l 'to' -d 'The agencies to send to.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga export" purpose' -l 'purpose' -d 'The purpose, a word of the policy.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga export" role' -l 'role' -d 'Your role, a word of the policy.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga export"' -l 'categories' -d 'The categories to send (default: all that the case holds).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga export" identity' -l 'identity' -d 'How the person is named: none, pseudonym or personal_number.' -rfka 'none pseudonym personal_number'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga export" trim' -l 'trim' -d 'Send the part that is allowed and name what was left out.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga export"' -l 'event' -d 'The day of an event that the policy refers to.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga export" days' -l 'days' -d 'For how many days the bundle can be opened, 1 to 31.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga export" out' -l 'out' -d 'The folder to put the bundles in (default: the home\'s outbox).' -rfa '(__brygga_complete_directories)'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga export" version' -l 'version' -d 'Show the version.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga export" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga verify" home' -l 'home' -d 'The agency\'s home (default: $BRYGGA_HOME, else ~/.brygga).' -rfa '(__brygga_complete_directories)'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga verify" allow-example-keys' -l 'allow-example-keys' -d 'Accept the published keys of keys-example/. They protect nothing.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga verify" collaboration' -l 'collaboration' -d 'The collaboration\'s id (default: the only one joined).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga verify" at' -l 'at' -d 'The reference time, RFC 3339 in UTC, for example 2026-12-01T09:00:00Z (default: now).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga verify" json' -l 'json' -d 'Print the result as JSON, one object a line; messages on standard error too.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga verify" no-progress' -l 'no-progress' -d 'Show no progress of long work.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga verify" -eq 1' -F
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga verify" trust' -l 'trust' -d 'Without a home: a folder with trust.json, trust.json.p7s and the coordinator\'s certificate coordinator.pem.' -rfa '(__brygga_complete_directories)'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga verify" version' -l 'version' -d 'Show the version.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga verify" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga open" home' -l 'home' -d 'The agency\'s home (default: $BRYGGA_HOME, else ~/.brygga).' -rfa '(__brygga_complete_directories)'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga open" allow-example-keys' -l 'allow-example-keys' -d 'Accept the published keys of keys-example/. They protect nothing.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga open" collaboration' -l 'collaboration' -d 'The collaboration\'s id (default: the only one joined).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga open" at' -l 'at' -d 'The reference time, RFC 3339 in UTC, for example 2026-12-01T09:00:00Z (default: now).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga open" json' -l 'json' -d 'Print the result as JSON, one object a line; messages on standard error too.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga open" no-progress' -l 'no-progress' -d 'Show no progress of long work.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga open" passphrase-file' -l 'passphrase-file' -d 'Read the passphrase from the first line of a private file.' -rF
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga open" passphrase-fd' -l 'passphrase-fd' -d 'Read the passphrase from an open file descriptor.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga open" dry-run' -l 'dry-run' -d 'Do everything but write: the same checks, decision and output, with written: false.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga open" -eq 1' -F
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga open" out' -l 'out' -d 'The folder to write the case to; it must not exist.' -rfa '(__brygga_complete_directories)'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga open" version' -l 'version' -d 'Show the version.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga open" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga policy" version' -l 'version' -d 'Show the version.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga policy" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga policy" -eq 1' -fa 'check' -d 'Check a policy file: every fault with file, line and column.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga policy" -eq 1' -fa 'test' -d 'Run a suite of tests against a policy.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga policy" -eq 1' -fa 'explain' -d 'Say how a policy decides a request, which rule decided and what is missing.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga policy" -eq 1' -fa 'schema' -d 'Print the JSON Schema of policy files, for editors.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga policy" -eq 1' -fa 'sign' -d 'Sign a policy\'s digest for this agency; writes policy.<agency>.p7s.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga policy check" at' -l 'at' -d 'The reference time, RFC 3339 in UTC, for example 2026-12-01T09:00:00Z (default: now).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga policy check" json' -l 'json' -d 'Print the result as JSON, one object a line; messages on standard error too.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga policy check" no-progress' -l 'no-progress' -d 'Show no progress of long work.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga policy check" -eq 1' -F
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga policy check" version' -l 'version' -d 'Show the version.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga policy check" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga policy test" at' -l 'at' -d 'The reference time, RFC 3339 in UTC, for example 2026-12-01T09:00:00Z (default: now).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga policy test" json' -l 'json' -d 'Print the result as JSON, one object a line; messages on standard error too.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga policy test" no-progress' -l 'no-progress' -d 'Show no progress of long work.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga policy test" -eq 1' -F
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga policy test" policy' -l 'policy' -d 'The policy (default: the one beside the suite).' -rF
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga policy test" version' -l 'version' -d 'Show the version.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga policy test" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga policy explain" home' -l 'home' -d 'The agency\'s home (default: $BRYGGA_HOME, else ~/.brygga).' -rfa '(__brygga_complete_directories)'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga policy explain" allow-example-keys' -l 'allow-example-keys' -d 'Accept the published keys of keys-example/. They protect nothing.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga policy explain" collaboration' -l 'collaboration' -d 'The collaboration\'s id (default: the only one joined).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga policy explain" at' -l 'at' -d 'The reference time, RFC 3339 in UTC, for example 2026-12-01T09:00:00Z (default: now).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga policy explain" json' -l 'json' -d 'Print the result as JSON, one object a line; messages on standard error too.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga policy explain" no-progress' -l 'no-progress' -d 'Show no progress of long work.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga policy explain" -eq 1' -F
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga policy explain" policy' -l 'policy' -d 'The policy (default: the one that this home has pinned).' -rF
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga policy explain" version' -l 'version' -d 'Show the version.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga policy explain" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga policy schema" tests' -l 'tests' -d 'Print the schema of suites of policy tests instead.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga policy schema" version' -l 'version' -d 'Show the version.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga policy schema" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga policy sign" home' -l 'home' -d 'The agency\'s home (default: $BRYGGA_HOME, else ~/.brygga).' -rfa '(__brygga_complete_directories)'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga policy sign" allow-example-keys' -l 'allow-example-keys' -d 'Accept the published keys of keys-example/. They protect nothing.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga policy sign" at' -l 'at' -d 'The reference time, RFC 3339 in UTC, for example 2026-12-01T09:00:00Z (default: now).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga policy sign" json' -l 'json' -d 'Print the result as JSON, one object a line; messages on standard error too.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga policy sign" no-progress' -l 'no-progress' -d 'Show no progress of long work.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga policy sign" passphrase-file' -l 'passphrase-file' -d 'Read the passphrase from the first line of a private file.' -rF
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga policy sign" passphrase-fd' -l 'passphrase-fd' -d 'Read the passphrase from an open file descriptor.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga policy sign" dry-run' -l 'dry-run' -d 'Do everything but write: the same checks, decision and output, with written: false.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga policy sign" -eq 1' -F
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga policy sign" out' -l 'out' -d 'The folder to write to; it must exist.' -rfa '(__brygga_complete_directories)'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga policy sign" force' -l 'force' -d 'Replace an earlier signature.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga policy sign" version' -l 'version' -d 'Show the version.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga policy sign" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent" version' -l 'version' -d 'Show the version.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga consent" -eq 1' -fa 'record' -d 'Record that a person gives a consent.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga consent" -eq 1' -fa 'amend' -d 'Take part of a consent back, or extend it with a new notice and a new statement.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga consent" -eq 1' -fa 'withdraw' -d 'Record that a person withdraws a consent; every export that needs it is denied from then on.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga consent" -eq 1' -fa 'show' -d 'Show a person\'s consents, what they cover and what happened to them.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga consent" -eq 1' -fa 'list' -d 'List every consent record of the ledger, without naming the persons.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent record" home' -l 'home' -d 'The agency\'s home (default: $BRYGGA_HOME, else ~/.brygga).' -rfa '(__brygga_complete_directories)'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent record" allow-example-keys' -l 'allow-example-keys' -d 'Accept the published keys of keys-example/. They protect nothing.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent record" collaboration' -l 'collaboration' -d 'The collaboration\'s id (default: the only one joined).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent record" at' -l 'at' -d 'The reference time, RFC 3339 in UTC, for example 2026-12-01T09:00:00Z (default: now).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent record" json' -l 'json' -d 'Print the result as JSON, one object a line; messages on standard error too.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent record" no-progress' -l 'no-progress' -d 'Show no progress of long work.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent record" passphrase-file' -l 'passphrase-file' -d 'Read the passphrase from the first line of a private file.' -rF
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent record" passphrase-fd' -l 'passphrase-fd' -d 'Read the passphrase from an open file descriptor.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent record" case' -l 'case' -d 'The case file that names the person.' -rF
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent record" person' -l 'person' -d 'A file with the personal number on one line, or - for standard input.' -rF
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent record" country' -l 'country' -d 'The country of the number: SE, DK, NO, FI or IS.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent record"' -l 'to' -d 'The agencies that may receive.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent record"' -l 'purposes' -d 'The purposes.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent record"' -l 'categories' -d 'The categories of information.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent record"' -l 'exclude-agencies' -d 'Agencies that the person excludes.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent record"' -l 'exclude-fields' -d 'Fields that the person excludes.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent record" explicit' -l 'explicit' -d 'The consent was given explicitly.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent record" valid' -l 'valid' -d 'How long it holds.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent record" withdrawal' -l 'withdrawal' -d 'How the person withdraws it, in the person\'s words.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent record" notice' -l 'notice' -d 'The exact text that was shown.' -rF
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent record" notice-uri' -l 'notice-uri' -d 'The address of that text.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent record" notice-version' -l 'notice-version' -d 'The version of that text.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent record" language' -l 'language' -d 'The language it was shown in (BCP 47).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent record" method' -l 'method' -d 'How it was expressed: signed_paper, eid, oral_witnessed or email.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent record" evidence' -l 'evidence' -d 'The evidence, such as the scanned form; it is kept sealed.' -rF
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent record" witness' -l 'witness' -d 'The role of the witness of an oral statement.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent record" expressed-by' -l 'expressed-by' -d 'Who spoke: self, custodian, god_man, forvaltare, future_mandate or attorney.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent record" authority' -l 'authority' -d 'The evidence of a representative\'s authority.' -rF
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent record" interpreter' -l 'interpreter' -d 'The language that an interpreter used (BCP 47).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent record" stated' -l 'stated' -d 'The date or instant of the statement (default: now).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent record" by' -l 'by' -d 'The role of whoever writes it down.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent record" dry-run' -l 'dry-run' -d 'Do everything but write: the same checks, decision and output, with written: false.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent record" kind' -l 'kind' -d 'Which consent: secrecy_waiver, gdpr_consent or participation.' -rfka 'secrecy_waiver gdpr_consent participation'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent record" version' -l 'version' -d 'Show the version.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent record" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent amend" home' -l 'home' -d 'The agency\'s home (default: $BRYGGA_HOME, else ~/.brygga).' -rfa '(__brygga_complete_directories)'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent amend" allow-example-keys' -l 'allow-example-keys' -d 'Accept the published keys of keys-example/. They protect nothing.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent amend" collaboration' -l 'collaboration' -d 'The collaboration\'s id (default: the only one joined).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent amend" at' -l 'at' -d 'The reference time, RFC 3339 in UTC, for example 2026-12-01T09:00:00Z (default: now).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent amend" json' -l 'json' -d 'Print the result as JSON, one object a line; messages on standard error too.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent amend" no-progress' -l 'no-progress' -d 'Show no progress of long work.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent amend"' -l 'to' -d 'The agencies that may receive.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent amend"' -l 'purposes' -d 'The purposes.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent amend"' -l 'categories' -d 'The categories of information.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent amend"' -l 'exclude-agencies' -d 'Agencies that the person excludes.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent amend"' -l 'exclude-fields' -d 'Fields that the person excludes.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent amend" explicit' -l 'explicit' -d 'The consent was given explicitly.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent amend" valid' -l 'valid' -d 'How long it holds.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent amend" withdrawal' -l 'withdrawal' -d 'How the person withdraws it, in the person\'s words.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent amend" method' -l 'method' -d 'How it was expressed: signed_paper, eid, oral_witnessed or email.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent amend" evidence' -l 'evidence' -d 'The evidence, such as the scanned form; it is kept sealed.' -rF
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent amend" witness' -l 'witness' -d 'The role of the witness of an oral statement.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent amend" expressed-by' -l 'expressed-by' -d 'Who spoke: self, custodian, god_man, forvaltare, future_mandate or attorney.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent amend" authority' -l 'authority' -d 'The evidence of a representative\'s authority.' -rF
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent amend" interpreter' -l 'interpreter' -d 'The language that an interpreter used (BCP 47).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent amend" stated' -l 'stated' -d 'The date or instant of the statement (default: now).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent amend" by' -l 'by' -d 'The role of whoever writes it down.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent amend" dry-run' -l 'dry-run' -d 'Do everything but write: the same checks, decision and output, with written: false.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent amend"' -l 'remove-to' -d 'Recipients to take away.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent amend"' -l 'remove-purposes' -d 'Purposes to take away.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent amend"' -l 'remove-categories' -d 'Categories to take away.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent amend" notice' -l 'notice' -d 'When extending: the exact text that was shown.' -rF
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent amend" notice-uri' -l 'notice-uri' -d 'When extending: the address of that text.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent amend" notice-version' -l 'notice-version' -d 'When extending: the version of that text.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent amend" language' -l 'language' -d 'When extending: the language it was shown in (BCP 47).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent amend" version' -l 'version' -d 'Show the version.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent amend" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent withdraw" home' -l 'home' -d 'The agency\'s home (default: $BRYGGA_HOME, else ~/.brygga).' -rfa '(__brygga_complete_directories)'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent withdraw" allow-example-keys' -l 'allow-example-keys' -d 'Accept the published keys of keys-example/. They protect nothing.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent withdraw" at' -l 'at' -d 'The reference time, RFC 3339 in UTC, for example 2026-12-01T09:00:00Z (default: now).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent withdraw" json' -l 'json' -d 'Print the result as JSON, one object a line; messages on standard error too.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent withdraw" no-progress' -l 'no-progress' -d 'Show no progress of long work.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent withdraw" method' -l 'method' -d 'How it was expressed: signed_paper, eid, oral_witnessed or email.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent withdraw" evidence' -l 'evidence' -d 'The evidence, such as the scanned form; it is kept sealed.' -rF
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent withdraw" witness' -l 'witness' -d 'The role of the witness of an oral statement.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent withdraw" expressed-by' -l 'expressed-by' -d 'Who spoke: self, custodian, god_man, forvaltare, future_mandate or attorney.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent withdraw" authority' -l 'authority' -d 'The evidence of a representative\'s authority.' -rF
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent withdraw" interpreter' -l 'interpreter' -d 'The language that an interpreter used (BCP 47).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent withdraw" stated' -l 'stated' -d 'The date or instant of the statement (default: now).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent withdraw" by' -l 'by' -d 'The role of whoever writes it down.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent withdraw" dry-run' -l 'dry-run' -d 'Do everything but write: the same checks, decision and output, with written: false.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent withdraw" version' -l 'version' -d 'Show the version.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent withdraw" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent show" home' -l 'home' -d 'The agency\'s home (default: $BRYGGA_HOME, else ~/.brygga).' -rfa '(__brygga_complete_directories)'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent show" allow-example-keys' -l 'allow-example-keys' -d 'Accept the published keys of keys-example/. They protect nothing.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent show" at' -l 'at' -d 'The reference time, RFC 3339 in UTC, for example 2026-12-01T09:00:00Z (default: now).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent show" json' -l 'json' -d 'Print the result as JSON, one object a line; messages on standard error too.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent show" no-progress' -l 'no-progress' -d 'Show no progress of long work.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent show" passphrase-file' -l 'passphrase-file' -d 'Read the passphrase from the first line of a private file.' -rF
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent show" passphrase-fd' -l 'passphrase-fd' -d 'Read the passphrase from an open file descriptor.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent show" case' -l 'case' -d 'The case file that names the person.' -rF
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent show" person' -l 'person' -d 'A file with the personal number on one line, or - for standard input.' -rF
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent show" country' -l 'country' -d 'The country of the number: SE, DK, NO, FI or IS.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent show" known-at' -l 'known-at' -d 'What this ledger knew by an instant (default: now).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent show" version' -l 'version' -d 'Show the version.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent show" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent list" home' -l 'home' -d 'The agency\'s home (default: $BRYGGA_HOME, else ~/.brygga).' -rfa '(__brygga_complete_directories)'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent list" allow-example-keys' -l 'allow-example-keys' -d 'Accept the published keys of keys-example/. They protect nothing.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent list" at' -l 'at' -d 'The reference time, RFC 3339 in UTC, for example 2026-12-01T09:00:00Z (default: now).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent list" json' -l 'json' -d 'Print the result as JSON, one object a line; messages on standard error too.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent list" no-progress' -l 'no-progress' -d 'Show no progress of long work.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent list" version' -l 'version' -d 'Show the version.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga consent list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga collaboration" version' -l 'version' -d 'Show the version.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga collaboration" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga collaboration" -eq 1' -fa 'join' -d 'Pin a collaboration\'s policy, signatures, trust list and coordinator certificate.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga collaboration" -eq 1' -fa 'list' -d 'List the collaborations that this home has joined.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga collaboration join" home' -l 'home' -d 'The agency\'s home (default: $BRYGGA_HOME, else ~/.brygga).' -rfa '(__brygga_complete_directories)'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga collaboration join" allow-example-keys' -l 'allow-example-keys' -d 'Accept the published keys of keys-example/. They protect nothing.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga collaboration join" at' -l 'at' -d 'The reference time, RFC 3339 in UTC, for example 2026-12-01T09:00:00Z (default: now).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga collaboration join" json' -l 'json' -d 'Print the result as JSON, one object a line; messages on standard error too.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga collaboration join" no-progress' -l 'no-progress' -d 'Show no progress of long work.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga collaboration join" dry-run' -l 'dry-run' -d 'Do everything but write: the same checks, decision and output, with written: false.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga collaboration join" -eq 1' -fa '(__brygga_complete_directories)'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga collaboration join" coordinator-fingerprint' -l 'coordinator-fingerprint' -d 'The coordinator\'s fingerprint, as the coordinator read it out.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga collaboration join" policy-digest' -l 'policy-digest' -d 'When a policy replaces another: its digest, as its owner read it out.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga collaboration join" version' -l 'version' -d 'Show the version.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga collaboration join" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga collaboration list" home' -l 'home' -d 'The agency\'s home (default: $BRYGGA_HOME, else ~/.brygga).' -rfa '(__brygga_complete_directories)'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga collaboration list" allow-example-keys' -l 'allow-example-keys' -d 'Accept the published keys of keys-example/. They protect nothing.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga collaboration list" at' -l 'at' -d 'The reference time, RFC 3339 in UTC, for example 2026-12-01T09:00:00Z (default: now).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga collaboration list" json' -l 'json' -d 'Print the result as JSON, one object a line; messages on standard error too.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga collaboration list" no-progress' -l 'no-progress' -d 'Show no progress of long work.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga collaboration list" version' -l 'version' -d 'Show the version.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga collaboration list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga trust" version' -l 'version' -d 'Show the version.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga trust" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga trust" -eq 1' -fa 'sign' -d 'As coordinator, make and sign a trust list from agencies\' certificates.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga trust" -eq 1' -fa 'verify' -d 'Verify a folder\'s trust list against the coordinator\'s certificate in it.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga trust" -eq 1' -fa 'show' -d 'Show the trust list that this home has pinned.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga trust" -eq 1' -fa 'update' -d 'Pin a newer trust list of a collaboration that was joined.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga trust sign" home' -l 'home' -d 'The agency\'s home (default: $BRYGGA_HOME, else ~/.brygga).' -rfa '(__brygga_complete_directories)'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga trust sign" allow-example-keys' -l 'allow-example-keys' -d 'Accept the published keys of keys-example/. They protect nothing.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga trust sign" at' -l 'at' -d 'The reference time, RFC 3339 in UTC, for example 2026-12-01T09:00:00Z (default: now).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga trust sign" json' -l 'json' -d 'Print the result as JSON, one object a line; messages on standard error too.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga trust sign" no-progress' -l 'no-progress' -d 'Show no progress of long work.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga trust sign" passphrase-file' -l 'passphrase-file' -d 'Read the passphrase from the first line of a private file.' -rF
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga trust sign" passphrase-fd' -l 'passphrase-fd' -d 'Read the passphrase from an open file descriptor.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga trust sign" dry-run' -l 'dry-run' -d 'Do everything but write: the same checks, decision and output, with written: false.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga trust sign" -ge 1' -F
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga trust sign" collaboration' -l 'collaboration' -d 'The collaboration\'s id.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga trust sign" serial' -l 'serial' -d 'The list\'s number; higher than that of every earlier list.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga trust sign" expires' -l 'expires' -d 'The last day the list may be used (default: 90 days from now).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga trust sign"' -l 'revoke' -d 'A certificate that counts no more from now (PEM).' -rF
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga trust sign" out' -l 'out' -d 'The folder to write to; it must exist.' -rfa '(__brygga_complete_directories)'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga trust sign" force' -l 'force' -d 'Replace an earlier list in the folder.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga trust sign" version' -l 'version' -d 'Show the version.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga trust sign" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga trust verify" at' -l 'at' -d 'The reference time, RFC 3339 in UTC, for example 2026-12-01T09:00:00Z (default: now).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga trust verify" json' -l 'json' -d 'Print the result as JSON, one object a line; messages on standard error too.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga trust verify" no-progress' -l 'no-progress' -d 'Show no progress of long work.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga trust verify" -eq 1' -fa '(__brygga_complete_directories)'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga trust verify" version' -l 'version' -d 'Show the version.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga trust verify" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga trust show" home' -l 'home' -d 'The agency\'s home (default: $BRYGGA_HOME, else ~/.brygga).' -rfa '(__brygga_complete_directories)'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga trust show" allow-example-keys' -l 'allow-example-keys' -d 'Accept the published keys of keys-example/. They protect nothing.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga trust show" collaboration' -l 'collaboration' -d 'The collaboration\'s id (default: the only one joined).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga trust show" at' -l 'at' -d 'The reference time, RFC 3339 in UTC, for example 2026-12-01T09:00:00Z (default: now).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga trust show" json' -l 'json' -d 'Print the result as JSON, one object a line; messages on standard error too.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga trust show" no-progress' -l 'no-progress' -d 'Show no progress of long work.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga trust show" version' -l 'version' -d 'Show the version.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga trust show" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga trust update" home' -l 'home' -d 'The agency\'s home (default: $BRYGGA_HOME, else ~/.brygga).' -rfa '(__brygga_complete_directories)'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga trust update" allow-example-keys' -l 'allow-example-keys' -d 'Accept the published keys of keys-example/. They protect nothing.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga trust update" collaboration' -l 'collaboration' -d 'The collaboration\'s id (default: the only one joined).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga trust update" at' -l 'at' -d 'The reference time, RFC 3339 in UTC, for example 2026-12-01T09:00:00Z (default: now).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga trust update" json' -l 'json' -d 'Print the result as JSON, one object a line; messages on standard error too.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga trust update" no-progress' -l 'no-progress' -d 'Show no progress of long work.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga trust update" dry-run' -l 'dry-run' -d 'Do everything but write: the same checks, decision and output, with written: false.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga trust update" -eq 1' -fa '(__brygga_complete_directories)'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga trust update" version' -l 'version' -d 'Show the version.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga trust update" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga init" home' -l 'home' -d 'The agency\'s home (default: $BRYGGA_HOME, else ~/.brygga).' -rfa '(__brygga_complete_directories)'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga init" allow-example-keys' -l 'allow-example-keys' -d 'Accept the published keys of keys-example/. They protect nothing.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga init" at' -l 'at' -d 'The reference time, RFC 3339 in UTC, for example 2026-12-01T09:00:00Z (default: now).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga init" json' -l 'json' -d 'Print the result as JSON, one object a line; messages on standard error too.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga init" no-progress' -l 'no-progress' -d 'Show no progress of long work.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga init" dry-run' -l 'dry-run' -d 'Do everything but write: the same checks, decision and output, with written: false.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga init" agency' -l 'agency' -d 'The agency\'s id, as policies name it.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga init" name' -l 'name' -d 'The agency\'s name for people.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga init" version' -l 'version' -d 'Show the version.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga init" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key" version' -l 'version' -d 'Show the version.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga key" -eq 1' -fa 'new' -d 'Make a signing and a decryption key pair, a coordinator\'s key, or a pseudonym key.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga key" -eq 1' -fa 'list' -d 'List the key pairs and pseudonym keys of the home.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga key" -eq 1' -fa 'fingerprint' -d 'Print the fingerprint of a certificate, to compare over the telephone.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga key" -eq 1' -fa 'export-certificate' -d 'Write the agency\'s certificates as PEM files, for the coordinator and the partners.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga key" -eq 1' -fa 'certify' -d 'As coordinator, issue certificates for agencies\' keys.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga key" -eq 1' -fa 'import-certificate' -d 'Take over certificates that the coordinator issued for this home\'s keys.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key new" home' -l 'home' -d 'The agency\'s home (default: $BRYGGA_HOME, else ~/.brygga).' -rfa '(__brygga_complete_directories)'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key new" allow-example-keys' -l 'allow-example-keys' -d 'Accept the published keys of keys-example/. They protect nothing.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key new" at' -l 'at' -d 'The reference time, RFC 3339 in UTC, for example 2026-12-01T09:00:00Z (default: now).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key new" json' -l 'json' -d 'Print the result as JSON, one object a line; messages on standard error too.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key new" no-progress' -l 'no-progress' -d 'Show no progress of long work.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key new" dry-run' -l 'dry-run' -d 'Do everything but write: the same checks, decision and output, with written: false.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key new" passphrase-file' -l 'passphrase-file' -d 'Read the passphrase from the first line of a private file.' -rF
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key new" passphrase-fd' -l 'passphrase-fd' -d 'Read the passphrase from an open file descriptor.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key new" coordinator' -l 'coordinator' -d 'Make the key that signs a collaboration\'s trust list.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key new" pseudonym' -l 'pseudonym' -d 'Make the key of a pseudonym domain instead.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key new" valid-until' -l 'valid-until' -d 'The last day of the certificates\' validity (default: two years from now).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key new" version' -l 'version' -d 'Show the version.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key new" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key list" home' -l 'home' -d 'The agency\'s home (default: $BRYGGA_HOME, else ~/.brygga).' -rfa '(__brygga_complete_directories)'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key list" allow-example-keys' -l 'allow-example-keys' -d 'Accept the published keys of keys-example/. They protect nothing.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key list" at' -l 'at' -d 'The reference time, RFC 3339 in UTC, for example 2026-12-01T09:00:00Z (default: now).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key list" json' -l 'json' -d 'Print the result as JSON, one object a line; messages on standard error too.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key list" no-progress' -l 'no-progress' -d 'Show no progress of long work.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key list" version' -l 'version' -d 'Show the version.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key fingerprint" home' -l 'home' -d 'The agency\'s home (default: $BRYGGA_HOME, else ~/.brygga).' -rfa '(__brygga_complete_directories)'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key fingerprint" allow-example-keys' -l 'allow-example-keys' -d 'Accept the published keys of keys-example/. They protect nothing.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key fingerprint" at' -l 'at' -d 'The reference time, RFC 3339 in UTC, for example 2026-12-01T09:00:00Z (default: now).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key fingerprint" json' -l 'json' -d 'Print the result as JSON, one object a line; messages on standard error too.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key fingerprint" no-progress' -l 'no-progress' -d 'Show no progress of long work.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga key fingerprint" -eq 1' -F
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key fingerprint" version' -l 'version' -d 'Show the version.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key fingerprint" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key export-certificate" home' -l 'home' -d 'The agency\'s home (default: $BRYGGA_HOME, else ~/.brygga).' -rfa '(__brygga_complete_directories)'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key export-certificate" allow-example-keys' -l 'allow-example-keys' -d 'Accept the published keys of keys-example/. They protect nothing.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key export-certificate" at' -l 'at' -d 'The reference time, RFC 3339 in UTC, for example 2026-12-01T09:00:00Z (default: now).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key export-certificate" json' -l 'json' -d 'Print the result as JSON, one object a line; messages on standard error too.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key export-certificate" no-progress' -l 'no-progress' -d 'Show no progress of long work.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key export-certificate" dry-run' -l 'dry-run' -d 'Do everything but write: the same checks, decision and output, with written: false.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key export-certificate" out' -l 'out' -d 'The folder to write to; it must exist.' -rfa '(__brygga_complete_directories)'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key export-certificate" force' -l 'force' -d 'Replace files that exist already.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key export-certificate" version' -l 'version' -d 'Show the version.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key export-certificate" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key certify" home' -l 'home' -d 'The agency\'s home (default: $BRYGGA_HOME, else ~/.brygga).' -rfa '(__brygga_complete_directories)'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key certify" allow-example-keys' -l 'allow-example-keys' -d 'Accept the published keys of keys-example/. They protect nothing.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key certify" at' -l 'at' -d 'The reference time, RFC 3339 in UTC, for example 2026-12-01T09:00:00Z (default: now).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key certify" json' -l 'json' -d 'Print the result as JSON, one object a line; messages on standard error too.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key certify" no-progress' -l 'no-progress' -d 'Show no progress of long work.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key certify" dry-run' -l 'dry-run' -d 'Do everything but write: the same checks, decision and output, with written: false.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key certify" passphrase-file' -l 'passphrase-file' -d 'Read the passphrase from the first line of a private file.' -rF
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key certify" passphrase-fd' -l 'passphrase-fd' -d 'Read the passphrase from an open file descriptor.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga key certify" -ge 1' -F
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key certify" out' -l 'out' -d 'The folder to write to; it must exist.' -rfa '(__brygga_complete_directories)'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key certify" valid-until' -l 'valid-until' -d 'The last day of validity (default: one year from now).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key certify" version' -l 'version' -d 'Show the version.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key certify" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key import-certificate" home' -l 'home' -d 'The agency\'s home (default: $BRYGGA_HOME, else ~/.brygga).' -rfa '(__brygga_complete_directories)'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key import-certificate" allow-example-keys' -l 'allow-example-keys' -d 'Accept the published keys of keys-example/. They protect nothing.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key import-certificate" at' -l 'at' -d 'The reference time, RFC 3339 in UTC, for example 2026-12-01T09:00:00Z (default: now).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key import-certificate" json' -l 'json' -d 'Print the result as JSON, one object a line; messages on standard error too.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key import-certificate" no-progress' -l 'no-progress' -d 'Show no progress of long work.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key import-certificate" dry-run' -l 'dry-run' -d 'Do everything but write: the same checks, decision and output, with written: false.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga key import-certificate" -ge 1' -F
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key import-certificate" version' -l 'version' -d 'Show the version.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga key import-certificate" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga pseudonymise" home' -l 'home' -d 'The agency\'s home (default: $BRYGGA_HOME, else ~/.brygga).' -rfa '(__brygga_complete_directories)'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga pseudonymise" allow-example-keys' -l 'allow-example-keys' -d 'Accept the published keys of keys-example/. They protect nothing.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga pseudonymise" at' -l 'at' -d 'The reference time, RFC 3339 in UTC, for example 2026-12-01T09:00:00Z (default: now).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga pseudonymise" json' -l 'json' -d 'Print the result as JSON, one object a line; messages on standard error too.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga pseudonymise" no-progress' -l 'no-progress' -d 'Show no progress of long work.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga pseudonymise" passphrase-file' -l 'passphrase-file' -d 'Read the passphrase from the first line of a private file.' -rF
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga pseudonymise" passphrase-fd' -l 'passphrase-fd' -d 'Read the passphrase from an open file descriptor.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga pseudonymise" dry-run' -l 'dry-run' -d 'Do everything but write: the same checks, decision and output, with written: false.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_positional "brygga pseudonymise" -eq 1' -F
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga pseudonymise" domain' -l 'domain' -d 'The pseudonym domain.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga pseudonymise" tag' -l 'tag' -d 'The tag of a domain that no joined policy names, 2 to 10 letters.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga pseudonymise"' -l 'column' -d 'A column of personal numbers, by its header; may be repeated.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga pseudonymise"' -l 'free-column' -d 'A column that is known to hold no personal numbers; it is not scanned.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga pseudonymise" country' -l 'country' -d 'The country of the numbers: SE, DK, NO, FI or IS.' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga pseudonymise" delimiter' -l 'delimiter' -d 'The delimiter, one character (default: detected in the header).' -rfka ''
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga pseudonymise" out' -l 'out' -d 'The file to write (default: standard output).' -rF
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga pseudonymise" force' -l 'force' -d 'Replace the file when it exists.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga pseudonymise" version' -l 'version' -d 'Show the version.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga pseudonymise" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga demo" keep' -l 'keep' -d 'Keep everything in a folder, which must not exist yet.' -rfa '(__brygga_complete_directories)'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga demo" version' -l 'version' -d 'Show the version.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga demo" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'brygga' -n '__brygga_should_offer_completions_for_flags_or_options "brygga help" version' -l 'version' -d 'Show the version.'
