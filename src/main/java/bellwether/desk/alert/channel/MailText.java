package bellwether.desk.alert.channel;

import bellwether.platform.base.PrintableText;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Date;

/// A message as e-mail: plain text in UTF-8, the same in every attempt. Its `Message-ID` is the
/// notification's id, so mail programs show a repetition once.
final class MailText extends MimeMessage {
    private static final int LONGEST_SUBJECT = 200;

    private final String messageId;

    private MailText(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    static MailText of(Session session, String from, String to, ChannelMessage message)
            throws MessagingException {
        String id = message.id().replaceAll("[^A-Za-z0-9._-]", "-");
        MailText mail = new MailText(session, "<%s@%s>".formatted(id, MailSettings.domain(from)));
        mail.setFrom(new InternetAddress(from, true));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
        mail.setSubject(subject(message), "UTF-8");
        mail.setSentDate(Date.from(message.at()));
        mail.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no answers, please
        mail.setText(body(message), "UTF-8");
        mail.saveChanges();
        return mail;
    }

    /// One line: nothing in it begins a header.
    private static String subject(ChannelMessage message) {
        return PrintableText.cut(PrintableText.line(message.title()).strip(), LONGEST_SUBJECT);
    }

    private static String body(ChannelMessage message) {
        return "%s\n\n%s\n\n-- \nBellwether, %s, %s\n"
                .formatted(message.title(), message.text(), message.type(), message.at())
                .replaceAll("\\R", "\r\n");
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
