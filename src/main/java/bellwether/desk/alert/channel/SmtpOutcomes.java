package bellwether.desk.alert.channel;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.EOFException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/// What a fault of sending e-mail means.
///
/// @param code of the server's; empty where it said none
record SmtpOutcomes(SendOutcome outcome, Optional<Integer> code, String words) {
    /// A mail server that has too many recipients says so by 552 (RFC 5321, 4.5.3.1.10).
    private static final int TOO_MANY_RECIPIENTS = 552;

    private static final int FIRST_FAULT = 400;

    static SmtpOutcomes delivered(SmtpConnection connection) {
        return of(SendOutcome.DELIVERED, connection.lastCode(), connection.lastAnswer());
    }

    /// @param lastCode the last status of the server's; -1 where it said none
    static SmtpOutcomes of(Throwable fault, int lastCode, String lastAnswer) {
        String words = lastAnswer.isEmpty() ? words(fault) : lastAnswer;
        if (isTls(fault) && !isNetwork(fault)) {
            return new SmtpOutcomes(
                    SendOutcome.CHANNEL_BROKEN, Optional.empty(), "TLS failed: " + words(fault));
        }
        for (Throwable part = fault; part != null; part = next(part)) {
            switch (part) {
                case SMTPAddressFailedException address -> {
                    int code = address.getReturnCode();
                    return of(
                            code == TOO_MANY_RECIPIENTS
                                    ? SendOutcome.RETRY
                                    : byCode(code, SendOutcome.CHANNEL_BROKEN),
                            code,
                            words(address));
                }
                case SMTPSenderFailedException sender -> {
                    int code = sender.getReturnCode();
                    return of(byCode(code, SendOutcome.CHANNEL_BROKEN), code, words(sender));
                }
                case AuthenticationFailedException _ -> {
                    return of(byCode(lastCode, SendOutcome.CHANNEL_BROKEN), lastCode, words);
                }
                case SMTPSendFailedException sent when isStartTls(sent) -> {
                    int code = sent.getReturnCode();
                    return of(byCode(code, SendOutcome.CHANNEL_BROKEN), code, words(sent));
                }
                case SMTPSendFailedException sent when next(sent) == null -> {
                    return content(sent.getReturnCode(), words(sent));
                }
                default -> {}
            }
        }
        // a status below 400 is of an earlier command
        return lastCode < FIRST_FAULT ? content(-1, words(fault)) : content(lastCode, words);
    }

    private static boolean isStartTls(SMTPSendFailedException sent) {
        return String.valueOf(sent.getCommand()).startsWith("STARTTLS");
    }

    /// 530, 534, 535 and 538 are of authentication, whenever they come (RFC 4954, 6).
    private static SmtpOutcomes content(int code, String words) {
        SendOutcome permanent =
                switch (code) {
                    case 530, 534, 535, 538 -> SendOutcome.CHANNEL_BROKEN;
                    default -> SendOutcome.REJECTED;
                };
        return of(byCode(code, permanent), code, words);
    }

    private static SmtpOutcomes of(SendOutcome outcome, int code, String words) {
        return new SmtpOutcomes(
                outcome, code < 0 ? Optional.empty() : Optional.of(code), AnswerText.of(words));
    }

    /// Without a permanent status it may work later: the network failed, or the server said 4xx.
    private static SendOutcome byCode(int code, SendOutcome permanent) {
        return code >= 500 && code < 600 ? permanent : SendOutcome.RETRY;
    }

    /// A connection that ends in the middle of a handshake says nothing about certificates.
    private static boolean isNetwork(Throwable fault) {
        for (Throwable part = fault; part != null; part = next(part)) {
            if (part instanceof EOFException
                    || part instanceof SocketException
                    || part instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTls(Throwable fault) {
        for (Throwable part = fault; part != null; part = next(part)) {
            if (part instanceof SSLException
                    || String.valueOf(part.getMessage()).contains("STARTTLS is required")) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Throwable next(Throwable fault) {
        Exception next = fault instanceof MessagingException mail ? mail.getNextException() : null;
        return next == null ? fault.getCause() : next;
    }

    private static String words(Throwable fault) {
        Throwable last = fault;
        for (Throwable part = fault; part != null; part = next(part)) {
            last = part;
        }
        String message = String.valueOf(last.getMessage()).strip();
        return last instanceof MessagingException
                ? message
                : last.getClass().getSimpleName() + ": " + message;
    }
}
