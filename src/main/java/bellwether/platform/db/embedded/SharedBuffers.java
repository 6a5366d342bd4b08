package bellwether.platform.db.embedded;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// How much memory the embedded server may hold pages in (`shared_buffers`): a quarter of the
/// machine's or the container's, as PostgreSQL's manual has it, and at most what a market of 8,000
/// symbols over ten years fills. It is taken as pages are read.
public final class SharedBuffers {
    private static final long MEGABYTE = 1 << 20;

    /// PostgreSQL's own default.
    private static final long LEAST = 128;

    private static final long MOST = 1_024;

    private SharedBuffers() {}

    public static String setting() {
        OperatingSystemMXBean machine =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return setting(machine.getTotalMemorySize());
    }

    /// @param bytes of the machine
    static String setting(long bytes) {
        return Math.clamp(bytes / 4 / MEGABYTE, LEAST, MOST) + "MB";
    }
}
