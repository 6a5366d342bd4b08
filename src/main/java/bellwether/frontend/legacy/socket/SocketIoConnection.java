package bellwether.frontend.legacy.socket;

import bellwether.platform.base.Caller;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.platform.http.KeyRevalidation;
import bellwether.platform.http.LateKey;
import bellwether.platform.http.SocketWriter;
import bellwether.platform.live.Live;
import bellwether.platform.live.LiveConnection;
import bellwether.platform.live.LiveEnd;
import bellwether.platform.live.LivePlace;
import bellwether.platform.live.LiveRequest;
import bellwether.platform.live.MessageRate;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One Socket.IO client: it connects once, with its key, and then listens.
final class SocketIoConnection {
    private final Live live;
    private final LateKey keys;
    private final KeyRevalidation standings;
    private final SocketWriter socket;
    private final MessageRate rate = new MessageRate();
    private @Nullable LivePlace place;
    private @Nullable LiveConnection stream;
    private boolean asked;
    private boolean refused;
    private boolean closed;

    SocketIoConnection(Live live, LateKey keys, KeyRevalidation standings, SocketWriter socket) {
        this.live = live;
        this.keys = keys;
        this.standings = standings;
        this.socket = socket;
    }

    /// Hears a packet. Looking a key up takes a while, so that is done on another thread.
    synchronized void hear(String packet) {
        if (closed) {
            return;
        }
        if (rate.exceeded(System.nanoTime())) {
            end(LiveEnd.UNRULY);
        } else if (packet.startsWith(SocketIoPacket.CONNECT + "/")) {
            refuseNamespace(packet);
        } else if (packet.startsWith(SocketIoPacket.CONNECT) && !asked) {
            asked = true;
            later(() -> connect(packet));
        } else if (packet.startsWith(SocketIoPacket.DISCONNECT) || packet.equals("1")) {
            end(LiveEnd.LEFT);
        }
    }

    /// Only once, for each time takes a thread.
    private void refuseNamespace(String packet) {
        if (!refused) {
            refused = true;
            later(() -> socket.text(SocketIoPacket.refusedNamespace(packet)));
        }
    }

    /// Ends it when its client has not asked to connect by now.
    synchronized void requireAsked() {
        if (!asked && !closed) {
            close();
            socket.close(LiveEnd.UNRULY.webSocketCode(), "Connect within 20 s.");
        }
    }

    /// Ends it when it has no stream, which would end it.
    synchronized void endUnconnected(LiveEnd why) {
        if (stream == null && !closed) {
            end(why);
        }
    }

    private void end(LiveEnd why) {
        close();
        socket.close(why.webSocketCode(), why.words());
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
        try {
            open(keys.caller(SocketIoPacket.token(packet)));
        } catch (Refusal refusal) {
            refuse(refusal);
        }
    }

    private synchronized void open(Caller caller) {
        if (closed) {
            return;
        }
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
    }

    private void refuse(Refusal refusal) throws IOException {
        socket.text(SocketIoPacket.refused(refusal.code(), refusal.detail()));
        LiveEnd why = isLater(refusal) ? LiveEnd.FULL : LiveEnd.KEY_GONE;
        socket.close(why.webSocketCode(), refusal.detail());
    }

    private static boolean isLater(Refusal refusal) {
        return refusal.isTransient() || refusal.kind() == RefusalKind.LIMITED;
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
