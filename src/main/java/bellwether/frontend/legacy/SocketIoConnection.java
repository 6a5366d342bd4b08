package bellwether.frontend.legacy;

import bellwether.platform.base.Caller;
import bellwether.platform.base.Refusal;
import bellwether.platform.http.KeyLookup;
import bellwether.platform.http.KeyLookup.Check;
import bellwether.platform.http.KeyRevalidation;
import bellwether.platform.http.SocketWriter;
import bellwether.platform.live.Live;
import bellwether.platform.live.LiveConnection;
import bellwether.platform.live.LiveEnd;
import bellwether.platform.live.LivePlace;
import bellwether.platform.live.LiveRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One Socket.IO client: it connects once, with its key, and then listens.
final class SocketIoConnection {
    private final Live live;
    private final KeyLookup keys;
    private final KeyRevalidation standings;
    private final SocketWriter socket;
    private final boolean own;
    private @Nullable LivePlace place;
    private @Nullable LiveConnection stream;
    private boolean asked;
    private boolean closed;

    /// @param own whether it called this machine by a name of its own, as a caller without a key
    ///   must
    SocketIoConnection(
            Live live,
            KeyLookup keys,
            KeyRevalidation standings,
            SocketWriter socket,
            boolean own) {
        this.live = live;
        this.keys = keys;
        this.standings = standings;
        this.socket = socket;
        this.own = own;
    }

    /// Hears a packet. Looking a key up takes a while, so that is done on another thread.
    synchronized void hear(String packet) {
        if (packet.startsWith(SocketIoPacket.CONNECT + "/")) {
            later(() -> refuse("unknown_namespace", "Only the namespace / is served."));
        } else if (packet.startsWith(SocketIoPacket.CONNECT) && !asked) {
            asked = true;
            later(() -> connect(packet));
        } else if (packet.startsWith(SocketIoPacket.DISCONNECT) || packet.equals("1")) {
            close();
            socket.close(LiveEnd.LEFT.webSocketCode(), LiveEnd.LEFT.words());
        }
    }

    /// What is sent as soon as the connection is there.
    void greet(String packet) {
        later(() -> socket.text(packet));
    }

    private interface Step {
        void run() throws IOException;
    }

    private void later(Step step) {
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        step.run();
                    } catch (IOException e) {
                        close(); // its client has gone
                    } catch (RuntimeException e) {
                        socket.close(LiveEnd.SHUTDOWN.webSocketCode(), "Try again.");
                    }
                });
    }

    private void connect(String packet) throws IOException {
        Optional<String> token = SocketIoPacket.token(packet);
        Optional<Caller> caller = token.isEmpty() ? keyless() : known(token.get());
        if (caller.isEmpty()) {
            refuse(
                    token.isEmpty() ? "key_needed" : "unknown_key",
                    token.isEmpty()
                            ? "An API key is required: auth: {token: KEY}."
                            : "Unknown API key.");
            return;
        }
        try {
            open(caller.get());
        } catch (Refusal refusal) {
            refuse(refusal.code(), refusal.detail());
        }
    }

    private Optional<Caller> keyless() {
        return own ? keys.keyless() : Optional.empty();
    }

    private Optional<Caller> known(String token) {
        return keys.check(token) instanceof Check.Good good
                ? Optional.of(good.caller())
                : Optional.empty();
    }

    private synchronized void open(Caller caller) {
        LivePlace taken = live.admit(caller.owner());
        place = taken;
        stream =
                taken.open(
                        new LiveRequest(
                                caller.owner(),
                                standings.of(caller),
                                Set.of(),
                                OptionalLong.empty()),
                        new SocketIoSink(socket));
        if (closed) {
            close();
        }
    }

    private void refuse(String code, String words) throws IOException {
        socket.text(SocketIoPacket.refused(code, words));
        socket.close(LiveEnd.KEY_GONE.webSocketCode(), words);
    }

    /// The connection has ended.
    synchronized void close() {
        closed = true;
        LiveConnection open = stream;
        LivePlace taken = place;
        if (open != null) {
            open.leave();
        }
        if (taken != null) {
            taken.close();
        }
    }
}
