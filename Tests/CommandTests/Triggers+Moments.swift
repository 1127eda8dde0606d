extension Trigger {
    /// What triggers the codes of something that happens at a certain moment of a command: while a person looks at what is
    /// to be sent, or between two bundles.
    static let moments: [Trigger] = [
        Trigger(
            "consent.changed",
            #"""
            python3 $TERMINAL "[[\"(yes/no) \",\"yes\\n\",\"command brygga $CONSENT --case deltagare-1/case.json\"]]" \#
            brygga export deltagare-1 --home stad --to af --purpose team_meeting --role coach --trim $SECRET $MORE
            """#),
        Trigger(
            "batch.changed",
            setUp: #"""
                cases 1
                echo 'import json
                case = json.load(open("cases/1.json"))
                if not case.pop("benefit_status", None): case["benefit_status"] = {"benefit": "a", "level": "b"}
                json.dump(case, open("cases/1.json", "w"))' > toggle.py
                """#,
            #"""
            python3 $TERMINAL '[["(yes/no) ","yes\n","python3 toggle.py"]]' brygga $BATCH $MORE
            """#),
        Trigger(
            "interrupted",
            setUp: #"""
                cases 8
                echo '"$@" & watcher=$!
                while [ -z "$(ls post)" ]; do sleep 0.02; done
                kill -INT $(cat /proc/$watcher/task/$watcher/children)
                wait $watcher' > interrupt.sh
                """#,
            #"""
            rm -f post/*; sqlite3 af/store.sqlite 'DELETE FROM sent_bundle'; sh interrupt.sh strace -f -qq -o \#
            /dev/null -e trace=fsync -e inject=fsync:delay_enter=150000 brygga $BATCH --jobs 1 --yes $MORE
            """#),
    ]
}
