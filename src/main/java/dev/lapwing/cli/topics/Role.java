package dev.lapwing.cli.topics;

/** Who works with Kafka, each with rights of their own. */
enum Role {
    JOB("lapwing run"),
    SOURCES("lapwing sources"),
    NOTIFIER("lapwing notify"),
    OPERATOR("whoever types watch, alerts, mute, dead-letters, drill, learn and notify --dry-run");

    private final String work;

    Role(String work) {
        this.work = work;
    }

    /** What they do, in words. */
    String work() {
        return work;
    }
}
