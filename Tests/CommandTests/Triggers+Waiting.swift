extension Trigger {
    /// What triggers the codes of codes that come of waiting, or of what others do meanwhile.
    static let waiting: [Trigger] = [
        Trigger(
            "clock.backwards",
            setUp: #"""
                sleep 1.1; date -u +%FT%TZ > before; sleep 1.1; brygga consent withdraw $RECORD --home stad --by \#
                coach
                """#,
            #"brygga $EXPORT --trim --at "$(cat before)""#),
        Trigger(
            "file.busy",
            setUp: #"""
                python3 -c 'import fcntl,os,os.path,time; f=open("stad/lock","r+"); os.fork() and os._exit(0); \#
                fcntl.flock(f,2); os.setsid(); [os.close(n) for n in (0,1,2)]; [time.sleep(0.5) for _ in range(1200) if os.path.exists("stad/lock")]'; sleep 0.3
                """#,
            #"brygga collaboration join shared --home stad"#),
    ]
}
