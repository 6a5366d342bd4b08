package bellwether.platform.ops;

import bellwether.platform.loops.LoopView;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// What the watchdog looks at.
///
/// @param listening whether the web server's socket is open
/// @param full whether all connections that may be are taken
/// @param answered requests answered since the start, the probe's own left out
/// @param loops those that the process cannot do without
/// @param database whether it answers; while it does not, loops may wait for it
record WatchedService(
        Probe probe,
        BooleanSupplier listening,
        BooleanSupplier full,
        LongSupplier answered,
        Supplier<List<LoopView>> loops,
        BooleanSupplier database) {}
