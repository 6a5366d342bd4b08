package bellwether.jobs;

import java.util.UUID;

/// An item that a process fell silent with.
record Lost(Claimed claimed, UUID worker, int crashes) {}
