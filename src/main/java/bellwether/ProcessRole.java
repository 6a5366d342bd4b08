package bellwether;

/// What a process does. Several processes on one database share the items of every job.
enum ProcessRole {
    /// Serves requests and works on jobs.
    ALL,
    /// Serves requests and leaves the work to others.
    WEB,
    /// Works on jobs; over HTTP it only says how it is.
    WORKER,
    /// Runs one command and ends.
    COMMAND;

    boolean serves() {
        return this == ALL || this == WEB;
    }

    boolean works() {
        return this == ALL || this == WORKER;
    }
}
