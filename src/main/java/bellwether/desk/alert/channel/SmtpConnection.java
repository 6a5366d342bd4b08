package bellwether.desk.alert.channel;

import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/// One connection to the mail server: made, protected and signed in to as the settings demand.
final class SmtpConnection {
    private static final int CONNECT_MILLIS = 3_000;

    /// The whole has a deadline of its own; this ends the reading of a thread that missed it.
    private static final int READ_MILLIS = (int) Duration.ofSeconds(10).toMillis();

    private final SmtpServer server;
    private final SSLContext trust;
    private volatile String address = "";
    private volatile int lastCode = -1;
    private volatile String lastAnswer = "";

    SmtpConnection(SmtpServer server, SSLContext trust) {
        this.server = server;
        this.trust = trust;
    }

    /// What is done with an open connection.
    @FunctionalInterface
    interface Work {
        void run(Session session, SMTPTransport transport) throws MessagingException;
    }

    /// Connects, works and closes.
    void run(Work work) throws MessagingException, IOException {
        try (Socket socket = socket()) {
            Session session = session(socket);
            SMTPTransport transport = (SMTPTransport) session.getTransport("smtp");
            try {
                transport.connect(socket);
                work.run(session, transport);
            } finally {
                lastCode = transport.getLastReturnCode();
                lastAnswer = String.valueOf(transport.getLastServerResponse());
                transport.close();
            }
        }
    }

    /// The address that was called; empty where none was.
    String address() {
        return address;
    }

    /// The last status of the server's; -1 where it said none.
    int lastCode() {
        return lastCode;
    }

    /// The last line of the server's; empty where it said none.
    String lastAnswer() {
        return lastAnswer.equals("null") ? "" : lastAnswer.strip();
    }

    private Socket socket() throws IOException {
        Socket plain = connected();
        if (server.encryption() != SmtpServer.Encryption.TLS) {
            return plain;
        }
        SSLSocket secure =
                (SSLSocket)
                        trust.getSocketFactory().createSocket(plain, host(), server.port(), true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        try {
            secure.startHandshake();
        } catch (IOException e) {
            plain.close();
            throw e;
        }
        return secure;
    }

    /// The first address that answers.
    private Socket connected() throws IOException {
        IOException last = null;
        for (InetAddress found : InetAddress.getAllByName(host())) {
            Socket socket = new Socket();
            try {
                // certificates are compared with the name, not with what it leads to
                InetAddress named = InetAddress.getByAddress(host(), found.getAddress());
                address = found.getHostAddress() + ":" + server.port();
                socket.setSoTimeout(READ_MILLIS);
                socket.connect(new InetSocketAddress(named, server.port()), CONNECT_MILLIS);
                return socket;
            } catch (IOException e) {
                socket.close();
                last = e;
            }
        }
        throw last == null ? new IOException("no address") : last;
    }

    private String host() {
        return server.host().replaceAll("[\\[\\]]", "");
    }

    private Session session(Socket socket) {
        Properties properties = new Properties();
        properties.put("mail.smtp.localhost", "[%s]".formatted(localAddress(socket)));
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.socketFactory", trust.getSocketFactory());
        if (server.encryption() == SmtpServer.Encryption.STARTTLS) {
            properties.put("mail.smtp.starttls.enable", "true");
            properties.put("mail.smtp.starttls.required", "true");
        }
        server.login()
                .ifPresent(login -> {
                    properties.put("mail.smtp.user", login.user());
                    properties.put("mail.smtp.auth", "true");
                });
        return Session.getInstance(properties, new Password(server));
    }

    private static String localAddress(Socket socket) {
        String ip = socket.getLocalAddress().getHostAddress();
        return ip.contains(":") ? "IPv6:" + ip.replaceAll("%.*", "") : ip;
    }

    private static final class Password extends Authenticator {
        private final SmtpServer server;

        Password(SmtpServer server) {
            this.server = server;
        }

        @Override
        protected @Nullable PasswordAuthentication getPasswordAuthentication() {
            return server.login()
                    .map(login -> new PasswordAuthentication(login.user(), login.password()))
                    .orElse(null);
        }
    }
}
