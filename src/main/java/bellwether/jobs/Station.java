package bellwether.jobs;

import java.util.UUID;

/// What the threads of one working process share.
record Station(UUID worker, Held held, Stops stops, Speed speed, LowWater low, Counts counts) {}
