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
    export|approve|verify|open|policy|consent|register|collaboration|trust|init|key|doctor|id|pseudonymise|pseudonyms|extract|tabulate|demo|explain|help)
        # Offer subcommand argument completions
        "_brygga_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'export approve verify open policy consent register collaboration trust init key doctor id pseudonymise pseudonyms extract tabulate demo explain help' -- "${cur}"))
        ;;
    esac
}

_brygga_export() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --dry-run --trim --yes --again --version -h --help)
    repeating_options=(--approval --to --categories --event)
    non_repeating_options=(--home --collaboration --at --language --passphrase-file --passphrase-fd --request --batch --purpose --role --identity --days --out --jobs)
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
        return
        ;;
    '--passphrase-file')
        __brygga_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--approval')
        return
        ;;
    '--request')
        return
        ;;
    '--batch')
        __brygga_add_completions -f
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
    '--jobs')
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

_brygga_approve() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --dry-run --yes --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --collaboration --at --language --officer-passphrase-file --officer-passphrase-fd --officer --out)
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
        return
        ;;
    '--officer-passphrase-file')
        return
        ;;
    '--officer-passphrase-fd')
        return
        ;;
    '--officer')
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

_brygga_verify() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --dry-run --show-commands --force --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --collaboration --at --language --trust --coordinator-certificate --policy --html)
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
        return
        ;;
    '--trust')
        return
        ;;
    '--coordinator-certificate')
        return
        ;;
    '--policy')
        return
        ;;
    '--html')
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

_brygga_open() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --dry-run --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --collaboration --at --language --passphrase-file --passphrase-fd --trust --coordinator-certificate --policy --key --certificate --out --jobs)
    __brygga_offer_flags_options -1

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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
        return
        ;;
    '--passphrase-file')
        __brygga_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--trust')
        return
        ;;
    '--coordinator-certificate')
        return
        ;;
    '--policy')
        return
        ;;
    '--key')
        __brygga_add_completions -f
        return
        ;;
    '--certificate')
        __brygga_add_completions -f
        return
        ;;
    '--out')
        __brygga_add_completions -d
        return
        ;;
    '--jobs')
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
    check|test|explain|matrix|diff|prove|reach|export|schema|sign|status)
        # Offer subcommand argument completions
        "_brygga_policy_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'check test explain matrix diff prove reach export schema sign status' -- "${cur}"))
        ;;
    esac
}

_brygga_policy_check() {
    repeating_flags=()
    non_repeating_flags=(--json --no-progress --version -h --help)
    repeating_options=()
    non_repeating_options=(--at --language)
    __brygga_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--at')
        return
        ;;
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
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
    non_repeating_flags=(--json --no-progress --suggest --version -h --help)
    repeating_options=()
    non_repeating_options=(--at --language --policy --min-rules --min-cells --min-mutants)
    __brygga_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--at')
        return
        ;;
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
        return
        ;;
    '--policy')
        __brygga_add_completions -f
        return
        ;;
    '--min-rules')
        return
        ;;
    '--min-cells')
        return
        ;;
    '--min-mutants')
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

_brygga_policy_explain() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --collaboration --at --language --policy)
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
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

_brygga_policy_matrix() {
    repeating_flags=()
    non_repeating_flags=(--json --no-progress --dry-run --force --cells --version -h --help)
    repeating_options=()
    non_repeating_options=(--at --language --html --flags)
    __brygga_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--at')
        return
        ;;
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
        return
        ;;
    '--html')
        __brygga_add_completions -f
        return
        ;;
    '--flags')
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

_brygga_policy_diff() {
    repeating_flags=()
    non_repeating_flags=(--json --no-progress --version -h --help)
    repeating_options=(--fail-on)
    non_repeating_options=(--at --language --allow-open)
    __brygga_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--at')
        return
        ;;
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
        return
        ;;
    '--fail-on')
        return
        ;;
    '--allow-open')
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
    2)
        __brygga_add_completions -f
        return
        ;;
    esac
}

_brygga_policy_prove() {
    repeating_flags=()
    non_repeating_flags=(--json --no-progress --version -h --help)
    repeating_options=()
    non_repeating_options=(--at --language)
    __brygga_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--at')
        return
        ;;
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
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

_brygga_policy_reach() {
    repeating_flags=()
    non_repeating_flags=(--json --no-progress --version -h --help)
    repeating_options=()
    non_repeating_options=(--at --language --category --to)
    __brygga_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--at')
        return
        ;;
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
        return
        ;;
    '--category')
        return
        ;;
    '--to')
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

_brygga_policy_export() {
    repeating_flags=()
    non_repeating_flags=(--cedar --schema --version -h --help)
    repeating_options=()
    non_repeating_options=(--language)
    __brygga_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
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
    non_repeating_options=(--language)
    __brygga_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
        return
        ;;
    esac
}

_brygga_policy_sign() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --dry-run --force --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --at --language --passphrase-file --passphrase-fd --out)
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
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

_brygga_policy_status() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --collaboration --at --language --as-of)
    __brygga_offer_flags_options -1

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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
        return
        ;;
    '--as-of')
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
    record|amend|withdraw|show|list|letter|expiring)
        # Offer subcommand argument completions
        "_brygga_consent_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'record amend withdraw show list letter expiring' -- "${cur}"))
        ;;
    esac
}

_brygga_consent_record() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --explicit --dry-run --version -h --help)
    repeating_options=(--to --purposes --categories --exclude-agencies --exclude-fields)
    non_repeating_options=(--home --collaboration --at --language --passphrase-file --passphrase-fd --case --person --country --valid --withdrawal --notice --notice-uri --notice-version --notice-language --method --evidence --witness --expressed-by --authority --interpreter --stated --by --kind)
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
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
    '--notice-language')
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
    non_repeating_options=(--home --collaboration --at --language --valid --withdrawal --method --evidence --witness --expressed-by --authority --interpreter --stated --by --notice --notice-uri --notice-version --notice-language)
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
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
    '--notice-language')
        return
        ;;
    esac
}

_brygga_consent_withdraw() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --dry-run --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --at --language --method --evidence --witness --expressed-by --authority --interpreter --stated --by)
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
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
    non_repeating_options=(--home --at --language --passphrase-file --passphrase-fd --case --person --country --known-at)
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
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
    non_repeating_options=(--home --at --language)
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
        return
        ;;
    esac
}

_brygga_consent_letter() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --force --dry-run --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --at --language --passphrase-file --passphrase-fd --case --person --country --html --record)
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
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
        return
        ;;
    '--person')
        return
        ;;
    '--country')
        return
        ;;
    '--html')
        return
        ;;
    '--record')
        return
        ;;
    esac
}

_brygga_consent_expiring() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --at --language --within)
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
        return
        ;;
    '--within')
        return
        ;;
    esac
}

_brygga_register() {
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
    list|show|subject|export)
        # Offer subcommand argument completions
        "_brygga_register_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'list show subject export' -- "${cur}"))
        ;;
    esac
}

_brygga_register_list() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --at --language --from --to --partner --direction)
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
        return
        ;;
    '--from')
        return
        ;;
    '--to')
        return
        ;;
    '--partner')
        return
        ;;
    '--direction')
        __brygga_add_completions -W 'sent'$'\n''received'$'\n''refused'
        return
        ;;
    esac
}

_brygga_register_show() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --at --language)
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
        return
        ;;
    esac
}

_brygga_register_subject() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --force --dry-run --letter --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --collaboration --at --language --passphrase-file --passphrase-fd --case --person --country --html)
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
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
        return
        ;;
    '--person')
        return
        ;;
    '--country')
        return
        ;;
    '--html')
        return
        ;;
    esac
}

_brygga_register_export() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --dry-run --with-pseudonyms --force --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --at --language --from --to --partner --direction --out --format)
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
        return
        ;;
    '--from')
        return
        ;;
    '--to')
        return
        ;;
    '--partner')
        return
        ;;
    '--direction')
        __brygga_add_completions -W 'sent'$'\n''received'$'\n''refused'
        return
        ;;
    '--out')
        return
        ;;
    '--format')
        __brygga_add_completions -W 'ndjson'$'\n''csv'
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
    non_repeating_options=(--home --at --language --coordinator-fingerprint --policy-digest)
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
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
    non_repeating_options=(--home --at --language)
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
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
    repeating_options=(--signing --decryption --authority --revoke)
    non_repeating_options=(--home --at --language --passphrase-file --passphrase-fd --collaboration --serial --expires --out)
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
        return
        ;;
    '--passphrase-file')
        __brygga_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--signing')
        return
        ;;
    '--decryption')
        return
        ;;
    '--authority')
        __brygga_add_completions -f
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
    non_repeating_options=(--at --language)
    __brygga_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--at')
        return
        ;;
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
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
    non_repeating_options=(--home --collaboration --at --language)
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
        return
        ;;
    esac
}

_brygga_trust_update() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --dry-run --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --collaboration --at --language)
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
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
    non_repeating_flags=(--allow-example-keys --json --no-progress --dry-run --another --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --at --language --agency --name)
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
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
    new|list|fingerprint|export-certificate|certify|import-certificate|import-pkcs12|rotate|share|import|retire)
        # Offer subcommand argument completions
        "_brygga_key_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'new list fingerprint export-certificate certify import-certificate import-pkcs12 rotate share import retire' -- "${cur}"))
        ;;
    esac
}

_brygga_key_new() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --dry-run --coordinator --version -h --help)
    repeating_options=(--role)
    non_repeating_options=(--home --at --language --passphrase-file --passphrase-fd --pseudonym --officer --officer-passphrase-file --officer-passphrase-fd --valid-until)
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
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
    '--officer')
        return
        ;;
    '--role')
        return
        ;;
    '--officer-passphrase-file')
        return
        ;;
    '--officer-passphrase-fd')
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
    non_repeating_options=(--home --at --language)
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
        return
        ;;
    esac
}

_brygga_key_fingerprint() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --at --language --passphrase-file --passphrase-fd --pseudonym --key-version)
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
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
    '--key-version')
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
    non_repeating_options=(--home --at --language --out)
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
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
    non_repeating_options=(--home --at --language --passphrase-file --passphrase-fd --out --valid-until)
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
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
    non_repeating_options=(--home --at --language)
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
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

_brygga_key_import-pkcs12() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --dry-run --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --at --language --passphrase-file --passphrase-fd --password-file --password-fd --use)
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
        return
        ;;
    '--passphrase-file')
        __brygga_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--password-file')
        __brygga_add_completions -f
        return
        ;;
    '--password-fd')
        return
        ;;
    '--use')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __brygga_add_completions -o plusdirs -fX '!*.@(p12|pfx)'
        return
        ;;
    esac
}

_brygga_key_rotate() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --dry-run --version -h --help)
    repeating_options=(--map)
    non_repeating_options=(--home --at --language --passphrase-file --passphrase-fd --collaboration --window --country --column --out --days)
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
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
    '--window')
        return
        ;;
    '--map')
        return
        ;;
    '--country')
        return
        ;;
    '--column')
        return
        ;;
    '--out')
        __brygga_add_completions -d
        return
        ;;
    '--days')
        return
        ;;
    esac
}

_brygga_key_share() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --dry-run --force --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --at --language --passphrase-file --passphrase-fd --collaboration --to --key-version --out --days)
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
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
    '--to')
        return
        ;;
    '--key-version')
        return
        ;;
    '--out')
        __brygga_add_completions -f
        return
        ;;
    '--days')
        return
        ;;
    esac
}

_brygga_key_import() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --dry-run --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --at --language --passphrase-file --passphrase-fd --collaboration)
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
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
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __brygga_add_completions -o plusdirs -fX '!*.@(asice)'
        return
        ;;
    esac
}

_brygga_key_retire() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --dry-run --destroy --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --at --language --key-version)
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
        return
        ;;
    '--key-version')
        return
        ;;
    esac
}

_brygga_doctor() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --adopt --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --at --language)
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
        return
        ;;
    esac
}

_brygga_id() {
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
    check|scan|generate)
        # Offer subcommand argument completions
        "_brygga_id_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'check scan generate' -- "${cur}"))
        ;;
    esac
}

_brygga_id_check() {
    repeating_flags=()
    non_repeating_flags=(--json --no-progress --strict --reveal --version -h --help)
    repeating_options=(--allow)
    non_repeating_options=(--at --language --reference-date --country --policy --input)
    __brygga_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--at')
        return
        ;;
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
        return
        ;;
    '--allow')
        return
        ;;
    '--reference-date')
        return
        ;;
    '--country')
        return
        ;;
    '--policy')
        return
        ;;
    '--input')
        __brygga_add_completions -W 'lines'$'\n''ndjson'
        return
        ;;
    esac
}

_brygga_id_scan() {
    repeating_flags=()
    non_repeating_flags=(--json --no-progress --version -h --help)
    repeating_options=(--allow --country)
    non_repeating_options=(--at --language --reference-date)
    __brygga_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--at')
        return
        ;;
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
        return
        ;;
    '--allow')
        return
        ;;
    '--reference-date')
        return
        ;;
    '--country')
        return
        ;;
    esac
}

_brygga_id_generate() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--language --country --count --seed --reference-date)
    __brygga_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
        return
        ;;
    '--country')
        return
        ;;
    '--count')
        return
        ;;
    '--seed')
        return
        ;;
    '--reference-date')
        return
        ;;
    esac
}

_brygga_pseudonymise() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --dry-run --shuffle --force --version -h --help)
    repeating_options=(--column --free-column)
    non_repeating_options=(--home --key --key-version --certificate --private-key --policy --agency --at --language --passphrase-file --passphrase-fd --domain --tag --country --format --delimiter --dialect --out-dialect --on-invalid --reject-file --seal-rejects-to --identity-history --jobs --out)
    __brygga_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        __brygga_add_completions -d
        return
        ;;
    '--key')
        return
        ;;
    '--key-version')
        return
        ;;
    '--certificate')
        return
        ;;
    '--private-key')
        return
        ;;
    '--policy')
        return
        ;;
    '--agency')
        return
        ;;
    '--at')
        return
        ;;
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
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
    '--format')
        __brygga_add_completions -W 'csv'$'\n''tsv'$'\n''ndjson'
        return
        ;;
    '--delimiter')
        return
        ;;
    '--dialect')
        return
        ;;
    '--out-dialect')
        return
        ;;
    '--on-invalid')
        __brygga_add_completions -W 'stop'$'\n''quarantine'
        return
        ;;
    '--reject-file')
        __brygga_add_completions -f
        return
        ;;
    '--seal-rejects-to')
        __brygga_add_completions -f
        return
        ;;
    '--identity-history')
        __brygga_add_completions -f
        return
        ;;
    '--jobs')
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

_brygga_pseudonyms() {
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
    map|open-map|migrate|rekey|open-rejected|resolve|reidentify|exposure|log)
        # Offer subcommand argument completions
        "_brygga_pseudonyms_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'map open-map migrate rekey open-rejected resolve reidentify exposure log' -- "${cur}"))
        ;;
    esac
}

_brygga_pseudonyms_map() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --dry-run --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --at --language --passphrase-file --passphrase-fd --collaboration --domain --from-version --to-version --country --column --out --days)
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
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
    '--domain')
        return
        ;;
    '--from-version')
        return
        ;;
    '--to-version')
        return
        ;;
    '--country')
        return
        ;;
    '--column')
        return
        ;;
    '--out')
        __brygga_add_completions -d
        return
        ;;
    '--days')
        return
        ;;
    esac
}

_brygga_pseudonyms_open-map() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --dry-run --force --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --at --language --passphrase-file --passphrase-fd --collaboration --out)
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
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
    '--out')
        __brygga_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __brygga_add_completions -o plusdirs -fX '!*.@(asice)'
        return
        ;;
    esac
}

_brygga_pseudonyms_migrate() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --dry-run --force --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --at --language --passphrase-file --passphrase-fd --collaboration --column --delimiter --out --map --on-unmapped)
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
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
    '--column')
        return
        ;;
    '--delimiter')
        return
        ;;
    '--out')
        __brygga_add_completions -f
        return
        ;;
    '--map')
        __brygga_add_completions -f
        return
        ;;
    '--on-unmapped')
        __brygga_add_completions -W 'stop'$'\n''keep'
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

_brygga_pseudonyms_rekey() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --dry-run --force --mixed --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --at --language --passphrase-file --passphrase-fd --column --delimiter --out --domain --tag --key-version)
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
        return
        ;;
    '--passphrase-file')
        __brygga_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--column')
        return
        ;;
    '--delimiter')
        return
        ;;
    '--out')
        __brygga_add_completions -f
        return
        ;;
    '--domain')
        return
        ;;
    '--tag')
        return
        ;;
    '--key-version')
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

_brygga_pseudonyms_open-rejected() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --dry-run --force --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --at --language --passphrase-file --passphrase-fd --out)
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
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
        __brygga_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __brygga_add_completions -o plusdirs -fX '!*.@(p7m)'
        return
        ;;
    esac
}

_brygga_pseudonyms_resolve() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --dry-run --reveal --version -h --help)
    repeating_options=(--allow)
    non_repeating_options=(--column --home --at --language --passphrase-file --passphrase-fd --reference-date --clients --clients-column --id-column --country --domain --tag)
    __brygga_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--column')
        return
        ;;
    '--home')
        __brygga_add_completions -d
        return
        ;;
    '--at')
        return
        ;;
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
        return
        ;;
    '--passphrase-file')
        __brygga_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--allow')
        return
        ;;
    '--reference-date')
        return
        ;;
    '--clients')
        __brygga_add_completions -f
        return
        ;;
    '--clients-column')
        return
        ;;
    '--id-column')
        return
        ;;
    '--country')
        return
        ;;
    '--domain')
        return
        ;;
    '--tag')
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

_brygga_pseudonyms_reidentify() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --dry-run --force --reveal --version -h --help)
    repeating_options=(--allow --approval)
    non_repeating_options=(--column --home --collaboration --at --language --passphrase-file --passphrase-fd --reference-date --born --domain --tag --country --purpose --quota --request --out --jobs)
    __brygga_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--column')
        return
        ;;
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
        return
        ;;
    '--passphrase-file')
        __brygga_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--allow')
        return
        ;;
    '--reference-date')
        return
        ;;
    '--born')
        return
        ;;
    '--domain')
        return
        ;;
    '--tag')
        return
        ;;
    '--country')
        return
        ;;
    '--purpose')
        return
        ;;
    '--quota')
        return
        ;;
    '--request')
        __brygga_add_completions -f
        return
        ;;
    '--approval')
        __brygga_add_completions -f
        return
        ;;
    '--out')
        __brygga_add_completions -f
        return
        ;;
    '--jobs')
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

_brygga_pseudonyms_exposure() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --version -h --help)
    repeating_options=(--allow --salt-column)
    non_repeating_options=(--home --at --language --reference-date --born --column --country --domain --clients --clients-column --salt --sample --time-limit --jobs)
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
        return
        ;;
    '--allow')
        return
        ;;
    '--reference-date')
        return
        ;;
    '--born')
        return
        ;;
    '--column')
        return
        ;;
    '--country')
        return
        ;;
    '--domain')
        return
        ;;
    '--clients')
        return
        ;;
    '--clients-column')
        return
        ;;
    '--salt')
        return
        ;;
    '--salt-column')
        return
        ;;
    '--sample')
        return
        ;;
    '--time-limit')
        return
        ;;
    '--jobs')
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

_brygga_pseudonyms_log() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --at --language)
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
        return
        ;;
    esac
}

_brygga_extract() {
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
    make|open|audit|suggest|link)
        # Offer subcommand argument completions
        "_brygga_extract_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'make open audit suggest link' -- "${cur}"))
        ;;
    esac
}

_brygga_extract_make() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --dry-run --version -h --help)
    repeating_options=(--dropped-column)
    non_repeating_options=(--home --collaboration --at --language --passphrase-file --passphrase-fd --recipe --to --role --format --delimiter --dialect --days --out --officer-report --jobs)
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
        return
        ;;
    '--passphrase-file')
        __brygga_add_completions -f
        return
        ;;
    '--passphrase-fd')
        return
        ;;
    '--recipe')
        __brygga_add_completions -f
        return
        ;;
    '--to')
        return
        ;;
    '--role')
        return
        ;;
    '--dropped-column')
        return
        ;;
    '--format')
        __brygga_add_completions -W 'csv'$'\n''tsv'$'\n''ndjson'
        return
        ;;
    '--delimiter')
        return
        ;;
    '--dialect')
        return
        ;;
    '--days')
        return
        ;;
    '--out')
        __brygga_add_completions -d
        return
        ;;
    '--officer-report')
        __brygga_add_completions -f
        return
        ;;
    '--jobs')
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

_brygga_extract_open() {
    repeating_flags=()
    non_repeating_flags=(--allow-example-keys --json --no-progress --dry-run --version -h --help)
    repeating_options=()
    non_repeating_options=(--home --collaboration --at --language --passphrase-file --passphrase-fd --out --rekey --tag)
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
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
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
    '--rekey')
        return
        ;;
    '--tag')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __brygga_add_completions -o plusdirs -fX '!*.@(asice)'
        return
        ;;
    esac
}

_brygga_extract_audit() {
    repeating_flags=()
    non_repeating_flags=(--json --no-progress --version -h --help)
    repeating_options=()
    non_repeating_options=(--at --language --recipe --as --format --delimiter --dialect)
    __brygga_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--at')
        return
        ;;
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
        return
        ;;
    '--recipe')
        __brygga_add_completions -f
        return
        ;;
    '--as')
        __brygga_add_completions -W 'released'$'\n''pseudonymised'$'\n''raw'
        return
        ;;
    '--format')
        __brygga_add_completions -W 'csv'$'\n''tsv'$'\n''ndjson'
        return
        ;;
    '--delimiter')
        return
        ;;
    '--dialect')
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

_brygga_extract_suggest() {
    repeating_flags=()
    non_repeating_flags=(--json --no-progress --dry-run --force --version -h --help)
    repeating_options=()
    non_repeating_options=(--at --language --recipe --as --format --delimiter --dialect --out)
    __brygga_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--at')
        return
        ;;
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
        return
        ;;
    '--recipe')
        __brygga_add_completions -f
        return
        ;;
    '--as')
        __brygga_add_completions -W 'released'$'\n''pseudonymised'$'\n''raw'
        return
        ;;
    '--format')
        __brygga_add_completions -W 'csv'$'\n''tsv'$'\n''ndjson'
        return
        ;;
    '--delimiter')
        return
        ;;
    '--dialect')
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

_brygga_extract_link() {
    repeating_flags=()
    non_repeating_flags=(--json --no-progress --dry-run --force --version -h --help)
    repeating_options=()
    non_repeating_options=(--at --language --column --out)
    __brygga_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--at')
        return
        ;;
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
        return
        ;;
    '--column')
        return
        ;;
    '--out')
        __brygga_add_completions -f
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

_brygga_tabulate() {
    repeating_flags=()
    non_repeating_flags=(--json --no-progress --dry-run --hide-zeros --pairs-know --force --version -h --help)
    repeating_options=(--merge-rows --merge-columns --waive)
    non_repeating_options=(--at --language --rows --columns --person --format --delimiter --dialect --profile --group --method --against --largest-share --base --key --perturbations --population --name --releases --targets --csv --page --map)
    __brygga_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--at')
        return
        ;;
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
        return
        ;;
    '--rows')
        return
        ;;
    '--columns')
        return
        ;;
    '--person')
        return
        ;;
    '--format')
        __brygga_add_completions -W 'csv'$'\n''tsv'$'\n''ndjson'
        return
        ;;
    '--delimiter')
        return
        ;;
    '--dialect')
        return
        ;;
    '--profile')
        return
        ;;
    '--group')
        return
        ;;
    '--method')
        __brygga_add_completions -W 'suppress'$'\n''round'$'\n''cell-key'
        return
        ;;
    '--against')
        __brygga_add_completions -W 'informed'$'\n''naive'
        return
        ;;
    '--merge-rows')
        return
        ;;
    '--merge-columns')
        return
        ;;
    '--waive')
        return
        ;;
    '--largest-share')
        return
        ;;
    '--base')
        return
        ;;
    '--key')
        __brygga_add_completions -f
        return
        ;;
    '--perturbations')
        __brygga_add_completions -f
        return
        ;;
    '--population')
        return
        ;;
    '--name')
        return
        ;;
    '--releases')
        __brygga_add_completions -f
        return
        ;;
    '--targets')
        __brygga_add_completions -f
        return
        ;;
    '--csv')
        __brygga_add_completions -f
        return
        ;;
    '--page')
        __brygga_add_completions -f
        return
        ;;
    '--map')
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
    non_repeating_options=(--language --keep)
    __brygga_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
        return
        ;;
    '--keep')
        __brygga_add_completions -d
        return
        ;;
    esac
}

_brygga_explain() {
    repeating_flags=()
    non_repeating_flags=(--all --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--language --format)
    __brygga_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--language')
        __brygga_add_completions -W 'sv'$'\n''da'$'\n''en'
        return
        ;;
    '--format')
        __brygga_add_completions -W 'text'$'\n''markdown'
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
