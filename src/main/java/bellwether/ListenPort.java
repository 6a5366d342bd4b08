package bellwether;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a service is to listen.
///
/// @param port 0 for any free one
record ListenPort(String host, int port) {
    /// Why it cannot be had, and what to do. Looked at before anything is started for it.
    Optional<String> complaint() {
        if (port == 0) {
            return Optional.empty();
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(words(String.valueOf(e.getMessage())));
        }
    }

    private String words(String reason) {
        if (reason.contains("in use")) {
            return inUse();
        }
        return reason.contains("Permission denied")
                ? "Port %d is reserved for system services. Set PORT to 1024 or higher, for example: PORT=8080 ./run.sh"
                        .formatted(port)
                : "Cannot listen on port %d of %s: %s. Set HOST to an address of this machine."
                        .formatted(port, host, reason);
    }

    String inUse() {
        return "Port %d of %s is in use. Set PORT to another one, for example: PORT=%d ./run.sh"
                .formatted(port, host, port < 65_535 ? port + 1 : port - 1);
    }

    /// Recognises a server that could not have its port because another program was quicker.
    static boolean isTaken(@Nullable Throwable fault) {
        for (Throwable t = fault; t != null; t = t.getCause()) {
            if (t instanceof BindException && String.valueOf(t.getMessage()).contains("in use")) {
                return true;
            }
        }
        return false;
    }
}
