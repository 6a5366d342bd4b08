package bellwether;

import java.net.BindException;
import org.jspecify.annotations.Nullable;

/// Recognises a server that could not take its port because somebody else has it.
final class PortInUse {
    private PortInUse() {}

    static boolean is(@Nullable Throwable fault) {
        for (Throwable t = fault; t != null; t = t.getCause()) {
            if (t instanceof BindException && String.valueOf(t.getMessage()).contains("in use")) {
                return true;
            }
        }
        return false;
    }
}
