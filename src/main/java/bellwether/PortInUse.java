package bellwether;

import java.net.BindException;
import org.jspecify.annotations.Nullable;

/// Recognises a server that could not take its port.
final class PortInUse {
    private PortInUse() {}

    static boolean is(@Nullable Throwable fault) {
        for (Throwable t = fault; t != null; t = t.getCause()) {
            if (t instanceof BindException
                    || t.getClass().getSimpleName().equals("JavalinBindException")) {
                return true;
            }
        }
        return false;
    }
}
