package bellwether.platform.http.server;

import bellwether.platform.http.ClientAddress;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Bounds how many connections are open, without ever ceasing to accept. At the bound a new one is
/// let in at the cost of quiet ones: of the address that has most of them, first those on which no
/// request has come yet, then those between requests, then those whose request is still coming. So
/// a crowd on which nothing happens keeps no one out, and one address cannot take what others need.
/// A connection whose request is being answered is never closed; where there are only such, the new
/// one is closed.
///
/// Jetty's own limit stops accepting instead, and without an acceptor thread that closes the
/// listener for good (decision 0017).
final class ConnectionLimit implements SelectorManager.AcceptListener {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionLimit.class);

    /// One look for victims costs as much as some ten accepted connections, so each makes room for
    /// several.
    private static final int PARTS = 20;

    private static final long NANOS_BETWEEN_LINES = 60_000_000_000L;

    private final ServerConnector connector;
    private final int most;

    /// Accepted, and not yet among the connector's, with the time.
    private final Map<SelectableChannel, Long> pending = new HashMap<>();

    private int roomKnown;
    private long closed;
    private long closedLastSaid;
    private long lastSaid = System.nanoTime() - NANOS_BETWEEN_LINES;

    ConnectionLimit(ServerConnector connector, int most) {
        this.connector = connector;
        this.most = most;
    }

    /// Open connections.
    int open() {
        return connector.getConnectedEndPoints().size();
    }

    int most() {
        return most;
    }

    /// Connections closed for lack of room, since the start.
    synchronized long closed() {
        return closed;
    }

    @Override
    public synchronized void onAccepting(SelectableChannel channel) {
        if (roomKnown > 0) {
            roomKnown--;
        } else if (open() + pending.size() >= most) {
            makeRoom(channel);
        }
        pending.put(channel, System.nanoTime());
    }

    @Override
    public synchronized void onAccepted(SelectableChannel channel) {
        pending.remove(channel);
    }

    @Override
    public synchronized void onAcceptFailed(SelectableChannel channel, Throwable cause) {
        pending.remove(channel);
    }

    /// Closes what a stop has left open: a selector that has stopped takes over no connection that
    /// another has accepted for it, nor closes it. Each client learns so that it gets no answer.
    synchronized void closeRest() {
        pending.keySet().forEach(ConnectionLimit::close);
        pending.clear();
        connector.getConnectedEndPoints().forEach(ConnectionLimit::close);
    }

    private void makeRoom(SelectableChannel fresh) {
        Crowds crowds = new Crowds();
        for (EndPoint end : connector.getConnectedEndPoints()) {
            if (end.isOpen()) { // those that were closed before are still listed for a moment
                crowds.add(network(end.getRemoteSocketAddress()), QuietConnection.of(end));
            }
        }
        long now = System.nanoTime();
        pending.forEach((channel, since) -> {
            if (channel.isOpen()) {
                crowds.add(
                        network(peer(channel)),
                        Optional.of(QuietConnection.accepted(channel, now - since)));
            }
        });
        int room = most - crowds.open;
        if (room > 0) {
            roomKnown = room - 1;
            return;
        }
        List<QuietConnection> victims = crowds.victims(Math.max(1, most / PARTS) - room);
        victims.stream().map(QuietConnection::end).forEach(ConnectionLimit::close);
        room += victims.size();
        closed += victims.size();
        if (room > 0) {
            roomKnown = room - 1;
        } else {
            close(fresh);
            closed++;
        }
        say();
    }

    /// Open connections by the address that they come from.
    private static final class Crowds {
        private final Map<String, Crowd> byNetwork = new HashMap<>();
        private int open;

        void add(String network, Optional<QuietConnection> quiet) {
            Crowd crowd = byNetwork.computeIfAbsent(network, _ -> new Crowd());
            crowd.open++;
            open++;
            quiet.ifPresent(crowd.quiet::add);
        }

        /// So many, or as many as may be closed.
        List<QuietConnection> victims(int wanted) {
            PriorityQueue<Crowd> largest =
                    new PriorityQueue<>(
                            Comparator.comparingInt((Crowd crowd) -> crowd.open).reversed());
            largest.addAll(byNetwork.values());
            List<QuietConnection> victims = new ArrayList<>();
            while (victims.size() < wanted && !largest.isEmpty()) {
                Crowd crowd = largest.remove();
                QuietConnection victim = crowd.quiet.poll();
                if (victim != null) {
                    victims.add(victim);
                    crowd.open--;
                    largest.add(crowd);
                }
            }
            return victims;
        }
    }

    /// The connections of one address.
    private static final class Crowd {
        private final PriorityQueue<QuietConnection> quiet =
                new PriorityQueue<>(QuietConnection.FIRST_TO_GO);
        private int open;
    }

    private static @Nullable SocketAddress peer(SelectableChannel channel) {
        try {
            return channel instanceof SocketChannel socket ? socket.getRemoteAddress() : null;
        } catch (IOException e) {
            return null; // its client has gone again
        }
    }

    private static String network(@Nullable SocketAddress peer) {
        return peer instanceof InetSocketAddress known && known.getAddress() != null
                ? new ClientAddress(known.getAddress()).network()
                : "";
    }

    private static void close(Closeable connection) {
        try {
            connection.close();
        } catch (IOException e) {
            LOG.debug("It is closed already: {}", e.toString());
        }
    }

    private void say() {
        long now = System.nanoTime();
        if (now - lastSaid >= NANOS_BETWEEN_LINES) {
            LOG.warn(
                    "{} connections are open, which is the limit; closed {} idle ones to accept new ones",
                    most,
                    closed - closedLastSaid);
            lastSaid = now;
            closedLastSaid = closed;
        }
    }
}
