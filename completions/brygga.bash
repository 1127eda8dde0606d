#!/bin/bash

__brygga_cursor_index_in_current_word() {
    local remaining="${COMP_LINE}"

    local word
    for word in "${COMP_WORDS[@]::COMP_CWORD}"; do
        remaining="${remaining##*([[:space:]])"${word}"*([[:space:]])}"
    done

    local -ir index="$((COMP_POINT - ${#COMP_LINE} + ${#remaining}))"
    if [[ "${index}" -le 0 ]]; then
        printf 0
    else
        printf %s "${index}"
    fi
}

# positional arguments:
#
# - 1: the current (sub)command's count of positional arguments
#
# required variables:
#
# - repeating_flags: the repeating flags that the current (sub)command can accept
# - non_repeating_flags: the non-repeating flags that the current (sub)command can accept
# - repeating_options: the repeating options that the current (sub)command can accept
# - non_repeating_options: the non-repeating options that the current (sub)command can accept
# - positional_number: value ignored
# - unparsed_words: unparsed words from the current command line
#
# modified variables:
#
# - non_repeating_flags: remove flags for this (sub)command that are already on the command line
# - non_repeating_options: remove options for this (sub)command that are already on the command line
# - positional_number: set to the current positional number
# - unparsed_words: remove all flags, options, and option values for this (sub)command
__brygga_offer_flags_options() {
    local -ir positional_count="${1}"
    positional_number=0

    local was_flag_option_terminator_seen=false
    local is_parsing_option_value=false

    local -ar unparsed_word_indices=("${!unparsed_words[@]}")
    local -i word_index
    for word_index in "${unparsed_word_indices[@]}"; do
        if "${is_parsing_option_value}"; then
            # This word is an option value:
            # Reset marker for next word iff not currently the last word
            [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]] && is_parsing_option_value=false
            unset "unparsed_words[${word_index}]"
            # Do not process this word as a flag or an option
            continue
        fi

        local word="${unparsed_words["${word_index}"]}"
        if ! "${was_flag_option_terminator_seen}"; then
            case "${word}" in
            --)
                unset "unparsed_words[${word_index}]"
                # by itself -- is a flag/option terminator, but if it is the last word, it is the start of a completion
                if [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]]; then
                    was_flag_option_terminator_seen=true
                fi
                continue
                ;;
            -*)
                # ${word} is a flag or an option
                # If ${word} is an option, mark that the next word to be parsed is an option value
                local option
                for option in "${repeating_options[@]}" "${non_repeating_options[@]}"; do
                    [[ "${word}" = "${option}" ]] && is_parsing_option_value=true && break
                done

                # Remove ${word} from ${non_repeating_flags} or ${non_repeating_options} so it isn't offered again
                local not_found=true
                local -i index
                for index in "${!non_repeating_flags[@]}"; do
                    if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                        unset "non_repeating_flags[${index}]"
                        non_repeating_flags=("${non_repeating_flags[@]}")
                        not_found=false
                        break
                    fi
                done
                if "${not_found}"; then
                    for index in "${!non_repeating_flags[@]}"; do
                        if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                            unset "non_repeating_flags[${index}]"
                            non_repeating_flags=("${non_repeating_flags[@]}")
                            break
                        fi
                    done
                fi
                unset "unparsed_words[${word_index}]"
                continue
                ;;
            esac
        fi

        # ${word} is neither a flag, nor an option, nor an option value
        if [[ "${positional_number}" -lt "${positional_count}" || "${positional_count}" -lt 0 ]]; then
            # ${word} is a positional
            ((positional_number++))
            unset "unparsed_words[${word_index}]"
        else
            if [[ -z "${word}" ]]; then
                # Could be completing a flag, option, or subcommand
                positional_number=-1
            else
                # ${word} is a subcommand or invalid, so stop processing this (sub)command
                positional_number=-2
            fi
            break
        fi
    done

    unparsed_words=("${unparsed_words[@]}")

    if\
        ! "${was_flag_option_terminator_seen}"\
        && ! "${is_parsing_option_value}"\
        && [[ ("${cur}" = -* && "${positional_number}" -ge 0) || "${positional_number}" -eq -1 ]]
    then
        COMPREPLY+=($(compgen -W "${repeating_flags[*]} ${non_repeating_flags[*]} ${repeating_options[*]} ${non_repeating_options[*]}" -- "${cur}"))
    fi
}

__brygga_add_completions() {
    local completion
    while IFS='' read -r completion; do
        COMPREPLY+=("${completion}")
    done < <(IFS=$'\n' compgen "${@}" -- "${cur}")
}

__brygga_custom_complete() {
    if [[ -n "${cur}" || -z ${COMP_WORDS[${COMP_CWORD}]} || "${COMP_LINE:${COMP_POINT}:1}" != ' ' ]]; then
        local -ar words=("${COMP_WORDS[@]}")
    else
        local -ar words=("${COMP_WORDS[@]::${COMP_CWORD}}" '' "${COMP_WORDS[@]:${COMP_CWORD}}")
    fi

    "${COMP_WORDS[0]}" "${@}" "${words[@]}"
}

_brygga() {
    local state
    state="$(shopt -p;shopt -po)"
    trap "${state//$'\n'/;}" RETURN
    shopt -s extglob
    set +o history +o posix

    local -xr SAP_SHELL=bash
    local -x SAP_SHELL_VERSION
    SAP_SHELL_VERSION="$(IFS='.';printf %s "${BASH_VERSINFO[*]}")"
    local -r SAP_SHELL_VERSION

    local -r cur="${2}"
    local -r prev="${3}"

    local -i positional_number
    local -a unparsed_words=("${COMP_WORDS[@]:1:${COMP_CWORD}}")

    local -a repeating_flags=()
    local -a non_repeating_flags=(--version -h --help)
    local -a repeating_options=()
    local -a non_repeating_options=()
    __brygga_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    export|verify|open|policy|consent|collaboration|trust|init|key|pseudonymise|demo|help)
        # Offer subcommand argument completions
        "_brygga_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'export verify open policy consent collaboration trust init key pseudonymise demo help' -- "${cur}"))
        ;;
    esac
}

_brygga_export() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --dry-run --trim --version -h --help)
    repeating_options=(--to --categories --event)
    non_repeating_options=(--home --collaboration --at --passphrase-file --passphrase-fd --purpose --role --identity --days --out)
    __brygga_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        __brygga_add_completions -d
        return
        ;;
    '--collaboration')
        return
        ;;
    '--at')
        return
        ;;
    '--passphrase-file')
        __brygga_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--to')
        return
        ;;
    '--purpose')
        return
        ;;
    '--role')
        return
        ;;
    '--categories')
        return
        ;;
    '--identity')
        __brygga_add_completions -W 'none'$'\n''pseudonym'$'\n''personal_number'
        return
        ;;
    '--event')
        return
        ;;
    '--days')
        return
        ;;
    '--out')
        __brygga_add_completions -d
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __brygga_add_completions -f
        return
        ;;
    esac
}

_brygga_verify() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --collaboration --at --trust)
    __brygga_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        __brygga_add_completions -d
        return
        ;;
    '--collaboration')
        return
        ;;
    '--at')
        return
        ;;
    '--trust')
        __brygga_add_completions -d
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __brygga_add_completions -f
        return
        ;;
    esac
}

_brygga_open() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --dry-run --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --collaboration --at --passphrase-file --passphrase-fd --out)
    __brygga_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        __brygga_add_completions -d
        return
        ;;
    '--collaboration')
        return
        ;;
    '--at')
        return
        ;;
    '--passphrase-file')
        __brygga_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--out')
        __brygga_add_completions -d
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __brygga_add_completions -f
        return
        ;;
    esac
}

_brygga_policy() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __brygga_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    check|test|explain|schema|sign)
        # Offer subcommand argument completions
        "_brygga_policy_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'check test explain schema sign' -- "${cur}"))
        ;;
    esac
}

_brygga_policy_check() {
    repeating_flags=()
    non_repeating_flags=(--json --no-progress --version -h --help)
    repeating_options=()
    non_repeating_options=(--at)
    __brygga_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--at')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __brygga_add_completions -f
        return
        ;;
    esac
}

_brygga_policy_test() {
    repeating_flags=()
    non_repeating_flags=(--json --no-progress --version -h --help)
    repeating_options=()
    non_repeating_options=(--at --policy)
    __brygga_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--at')
        return
        ;;
    '--policy')
        __brygga_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __brygga_add_completions -f
        return
        ;;
    esac
}

_brygga_policy_explain() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --collaboration --at --policy)
    __brygga_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        __brygga_add_completions -d
        return
        ;;
    '--collaboration')
        return
        ;;
    '--at')
        return
        ;;
    '--policy')
        __brygga_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __brygga_add_completions -f
        return
        ;;
    esac
}

_brygga_policy_schema() {
    repeating_flags=()
    non_repeating_flags=(--tests --version -h --help)
    repeating_options=()
    non_repeating_options=()
    __brygga_offer_flags_options 0
}

_brygga_policy_sign() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --dry-run --force --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --at --passphrase-file --passphrase-fd --out)
    __brygga_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        __brygga_add_completions -d
        return
        ;;
    '--at')
        return
        ;;
    '--passphrase-file')
        __brygga_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--out')
        __brygga_add_completions -d
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __brygga_add_completions -f
        return
        ;;
    esac
}

_brygga_consent() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __brygga_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    record|amend|withdraw|show|list)
        # Offer subcommand argument completions
        "_brygga_consent_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'record amend withdraw show list' -- "${cur}"))
        ;;
    esac
}

_brygga_consent_record() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --explicit --dry-run --version -h --help)
    repeating_options=(--to --purposes --categories --exclude-agencies --exclude-fields)
    non_repeating_options=(--home --collaboration --at --passphrase-file --passphrase-fd --case --person --country --valid --withdrawal --notice --notice-uri --notice-version --language --method --evidence --witness --expressed-by --authority --interpreter --stated --by --kind)
    __brygga_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--home')
        __brygga_add_completions -d
        return
        ;;
    '--collaboration')
        return
        ;;
    '--at')
        return
        ;;
    '--passphrase-file')
        __brygga_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--case')
        __brygga_add_completions -f
        return
        ;;
    '--person')
        __brygga_add_completions -f
        return
        ;;
    '--country')
        return
        ;;
    '--to')
        return
        ;;
    '--purposes')
        return
        ;;
    '--categories')
        return
        ;;
    '--exclude-agencies')
        return
        ;;
    '--exclude-fields')
        return
        ;;
    '--valid')
        return
        ;;
    '--withdrawal')
        return
        ;;
    '--notice')
        __brygga_add_completions -f
        return
        ;;
    '--notice-uri')
        return
        ;;
    '--notice-version')
        return
        ;;
    '--language')
        return
        ;;
    '--method')
        return
        ;;
    '--evidence')
        __brygga_add_completions -f
        return
        ;;
    '--witness')
        return
        ;;
    '--expressed-by')
        return
        ;;
    '--authority')
        __brygga_add_completions -f
        return
        ;;
    '--interpreter')
        return
        ;;
    '--stated')
        return
        ;;
    '--by')
        return
        ;;
    '--kind')
        __brygga_add_completions -W 'secrecy_waiver'$'\n''gdpr_consent'$'\n''participation'
        return
        ;;
    esac
}

_brygga_consent_amend() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --explicit --dry-run --version -h --help)
    repeating_options=(--to --purposes --categories --exclude-agencies --exclude-fields --remove-to --remove-purposes --remove-categories)
    non_repeating_options=(--home --collaboration --at --valid --withdrawal --method --evidence --witness --expressed-by --authority --interpreter --stated --by --notice --notice-uri --notice-version --language)
    __brygga_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        __brygga_add_completions -d
        return
        ;;
    '--collaboration')
        return
        ;;
    '--at')
        return
        ;;
    '--to')
        return
        ;;
    '--purposes')
        return
        ;;
    '--categories')
        return
        ;;
    '--exclude-agencies')
        return
        ;;
    '--exclude-fields')
        return
        ;;
    '--valid')
        return
        ;;
    '--withdrawal')
        return
        ;;
    '--method')
        return
        ;;
    '--evidence')
        __brygga_add_completions -f
        return
        ;;
    '--witness')
        return
        ;;
    '--expressed-by')
        return
        ;;
    '--authority')
        __brygga_add_completions -f
        return
        ;;
    '--interpreter')
        return
        ;;
    '--stated')
        return
        ;;
    '--by')
        return
        ;;
    '--remove-to')
        return
        ;;
    '--remove-purposes')
        return
        ;;
    '--remove-categories')
        return
        ;;
    '--notice')
        __brygga_add_completions -f
        return
        ;;
    '--notice-uri')
        return
        ;;
    '--notice-version')
        return
        ;;
    '--language')
        return
        ;;
    esac
}

_brygga_consent_withdraw() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --dry-run --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --at --method --evidence --witness --expressed-by --authority --interpreter --stated --by)
    __brygga_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        __brygga_add_completions -d
        return
        ;;
    '--at')
        return
        ;;
    '--method')
        return
        ;;
    '--evidence')
        __brygga_add_completions -f
        return
        ;;
    '--witness')
        return
        ;;
    '--expressed-by')
        return
        ;;
    '--authority')
        __brygga_add_completions -f
        return
        ;;
    '--interpreter')
        return
        ;;
    '--stated')
        return
        ;;
    '--by')
        return
        ;;
    esac
}

_brygga_consent_show() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --at --passphrase-file --passphrase-fd --case --person --country --known-at)
    __brygga_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--home')
        __brygga_add_completions -d
        return
        ;;
    '--at')
        return
        ;;
    '--passphrase-file')
        __brygga_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--case')
        __brygga_add_completions -f
        return
        ;;
    '--person')
        __brygga_add_completions -f
        return
        ;;
    '--country')
        return
        ;;
    '--known-at')
        return
        ;;
    esac
}

_brygga_consent_list() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --at)
    __brygga_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--home')
        __brygga_add_completions -d
        return
        ;;
    '--at')
        return
        ;;
    esac
}

_brygga_collaboration() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __brygga_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    join|list)
        # Offer subcommand argument completions
        "_brygga_collaboration_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'join list' -- "${cur}"))
        ;;
    esac
}

_brygga_collaboration_join() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --dry-run --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --at --coordinator-fingerprint --policy-digest)
    __brygga_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        __brygga_add_completions -d
        return
        ;;
    '--at')
        return
        ;;
    '--coordinator-fingerprint')
        return
        ;;
    '--policy-digest')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __brygga_add_completions -d
        return
        ;;
    esac
}

_brygga_collaboration_list() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --at)
    __brygga_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--home')
        __brygga_add_completions -d
        return
        ;;
    '--at')
        return
        ;;
    esac
}

_brygga_trust() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __brygga_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    sign|verify|show|update)
        # Offer subcommand argument completions
        "_brygga_trust_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'sign verify show update' -- "${cur}"))
        ;;
    esac
}

_brygga_trust_sign() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --dry-run --force --version -h --help)
    repeating_options=(--revoke)
    non_repeating_options=(--home --at --passphrase-file --passphrase-fd --collaboration --serial --expires --out)
    __brygga_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--home')
        __brygga_add_completions -d
        return
        ;;
    '--at')
        return
        ;;
    '--passphrase-file')
        __brygga_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--collaboration')
        return
        ;;
    '--serial')
        return
        ;;
    '--expires')
        return
        ;;
    '--revoke')
        __brygga_add_completions -f
        return
        ;;
    '--out')
        __brygga_add_completions -d
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __brygga_add_completions -f
        return
        ;;
    esac
}

_brygga_trust_verify() {
    repeating_flags=()
    non_repeating_flags=(--json --no-progress --version -h --help)
    repeating_options=()
    non_repeating_options=(--at)
    __brygga_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--at')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __brygga_add_completions -d
        return
        ;;
    esac
}

_brygga_trust_show() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --collaboration --at)
    __brygga_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--home')
        __brygga_add_completions -d
        return
        ;;
    '--collaboration')
        return
        ;;
    '--at')
        return
        ;;
    esac
}

_brygga_trust_update() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --dry-run --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --collaboration --at)
    __brygga_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        __brygga_add_completions -d
        return
        ;;
    '--collaboration')
        return
        ;;
    '--at')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __brygga_add_completions -d
        return
        ;;
    esac
}

_brygga_init() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --dry-run --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --at --agency --name)
    __brygga_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--home')
        __brygga_add_completions -d
        return
        ;;
    '--at')
        return
        ;;
    '--agency')
        return
        ;;
    '--name')
        return
        ;;
    esac
}

_brygga_key() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __brygga_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    new|list|fingerprint|export-certificate|certify|import-certificate)
        # Offer subcommand argument completions
        "_brygga_key_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'new list fingerprint export-certificate certify import-certificate' -- "${cur}"))
        ;;
    esac
}

_brygga_key_new() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --dry-run --coordinator --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --at --passphrase-file --passphrase-fd --pseudonym --valid-until)
    __brygga_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--home')
        __brygga_add_completions -d
        return
        ;;
    '--at')
        return
        ;;
    '--passphrase-file')
        __brygga_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--pseudonym')
        return
        ;;
    '--valid-until')
        return
        ;;
    esac
}

_brygga_key_list() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --at)
    __brygga_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--home')
        __brygga_add_completions -d
        return
        ;;
    '--at')
        return
        ;;
    esac
}

_brygga_key_fingerprint() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --at)
    __brygga_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        __brygga_add_completions -d
        return
        ;;
    '--at')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __brygga_add_completions -f
        return
        ;;
    esac
}

_brygga_key_export-certificate() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --dry-run --force --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --at --out)
    __brygga_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--home')
        __brygga_add_completions -d
        return
        ;;
    '--at')
        return
        ;;
    '--out')
        __brygga_add_completions -d
        return
        ;;
    esac
}

_brygga_key_certify() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --dry-run --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --at --passphrase-file --passphrase-fd --out --valid-until)
    __brygga_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--home')
        __brygga_add_completions -d
        return
        ;;
    '--at')
        return
        ;;
    '--passphrase-file')
        __brygga_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--out')
        __brygga_add_completions -d
        return
        ;;
    '--valid-until')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __brygga_add_completions -f
        return
        ;;
    esac
}

_brygga_key_import-certificate() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --dry-run --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --at)
    __brygga_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--home')
        __brygga_add_completions -d
        return
        ;;
    '--at')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __brygga_add_completions -f
        return
        ;;
    esac
}

_brygga_pseudonymise() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --dry-run --force --version -h --help)
    repeating_options=(--column --free-column)
    non_repeating_options=(--home --at --passphrase-file --passphrase-fd --domain --tag --country --delimiter --out)
    __brygga_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        __brygga_add_completions -d
        return
        ;;
    '--at')
        return
        ;;
    '--passphrase-file')
        __brygga_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--domain')
        return
        ;;
    '--tag')
        return
        ;;
    '--column')
        return
        ;;
    '--free-column')
        return
        ;;
    '--country')
        return
        ;;
    '--delimiter')
        return
        ;;
    '--out')
        __brygga_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __brygga_add_completions -f
        return
        ;;
    esac
}

_brygga_demo() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--keep)
    __brygga_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--keep')
        __brygga_add_completions -d
        return
        ;;
    esac
}

_brygga_help() {
    repeating_flags=()
    non_repeating_flags=(--version)
    repeating_options=()
    non_repeating_options=()
    __brygga_offer_flags_options -1
}

complete -o filenames -F _brygga brygga
