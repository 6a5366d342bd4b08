package bellwether.platform.http.server;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// How many connections the operating system's limit of open files leaves room for. Where a process
/// has no more, accepting fails, again and again and each time with a line in the log.
final class OpenFileLimit {
    /// Libraries, the listener, the database's connections, files that are read and written.
    private static final long OURS = 400;

    private static final long LEAST = 50;

    private OpenFileLimit() {}

    /// As many connections as are wanted, or as there is room for.
    static int bound(int wanted) {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof UnixOperatingSystemMXBean unix
                ? bound(wanted, unix.getMaxFileDescriptorCount())
                : wanted;
    }

    static int bound(int wanted, long files) {
        return files <= 0 ? wanted : (int) Math.min(wanted, Math.max(LEAST, files - OURS));
    }
}
