package bellwether.desk.alert.delivery;

import bellwether.desk.alert.NotificationType;
import bellwether.desk.alert.channel.AddressVault;
import bellwether.desk.alert.channel.ChannelMessage;
import bellwether.desk.alert.channel.ChannelSender;
import bellwether.desk.alert.channel.SendOutcome;
import bellwether.desk.alert.channel.SendResult;
import bellwether.desk.alert.preference.PreferenceDao;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// Sends a code of six digits to an address, and takes it as proof that the address is its owner's.
final class ChannelConfirmation {
    static final Duration VALID = Duration.ofMinutes(15);
    static final int MOST_TRIES = 5;
    private static final Duration BETWEEN = Duration.ofMinutes(1);
    private static final int MOST_AN_HOUR = 10;
    private static final int CODES = 1_000_000;

    private final Jdbi jdbi;
    private final ChannelSender sender;
    private final AddressVault vault;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final ChannelDao channels = new ChannelDao();
    private final CodeDao codes = new CodeDao();
    private final PreferenceDao preferences = new PreferenceDao();

    ChannelConfirmation(Jdbi jdbi, ChannelSender sender, AddressVault vault, InstantSource clock) {
        this.jdbi = jdbi;
        this.sender = sender;
        this.vault = vault;
        this.clock = clock;
    }

    /// Sends a new code, which replaces the one before, and says what the other side answered. It
    /// is sent at once and not kept, so that nobody can read it but at the address.
    ///
    /// @throws Refusal 409 when there is nothing to confirm, 429 when codes were sent lately
    CodeSent send(Channel channel) {
        if (channel.confirmedAt().isPresent()) {
            throw Refusal.conflict(
                    "wrong_state", "Channel %s needs no code.".formatted(channel.name()));
        }
        String code = "%06d".formatted(random.nextInt(CODES));
        Instant now = clock.instant();
        Instant until = now.plus(VALID);
        byte[] sealed =
                jdbi.inTransaction(h -> {
                    preferences.lock(h, channel.owner());
                    refuseSoon(codes.sentAt(h, channel.id()), now);
                    if (!preferences.countCode(h, channel.owner(), MOST_AN_HOUR, now)) {
                        throw Refusal.of(
                                        RefusalKind.LIMITED,
                                        "code_sent_recently",
                                        "Limit of %d codes an hour reached; try again later."
                                                .formatted(MOST_AN_HOUR))
                                .retryAfter(Duration.ofHours(1));
                    }
                    codes.put(h, channel.id(), vault.sealText(code), until, now);
                    return channels.sealed(h, channel.id());
                });
        return sent(channel, sendNow(channel, sealed, code, now), until);
    }

    /// The same for a channel that has just been kept: that no code may be sent yet is said, not
    /// refused.
    CodeSent sendWhenAllowed(Channel channel) {
        try {
            return send(channel);
        } catch (Refusal e) {
            if (e.kind() != RefusalKind.LIMITED) {
                throw e;
            }
            long seconds = e.pause().orElse(BETWEEN).plusMillis(999).toSeconds();
            return new CodeSent(
                    "not_sent",
                    "not sent, ask again in %d s by an empty POST to /api/v1/channels/%s/confirm"
                            .formatted(seconds, channel.id()),
                    Optional.empty());
        }
    }

    private static void refuseSoon(Optional<Instant> last, Instant now) {
        last.map(at -> Duration.between(now, at.plus(BETWEEN)))
                .filter(Duration::isPositive)
                .ifPresent(pause -> {
                    throw Refusal.of(
                                    RefusalKind.LIMITED,
                                    "code_sent_recently",
                                    "A code was sent less than a minute ago; wait for it, or retry in %d s."
                                            .formatted(pause.toSeconds() + 1))
                            .retryAfter(pause);
                });
    }

    private SendResult sendNow(Channel channel, byte[] sealed, String code, Instant now) {
        ChannelMessage message =
                new ChannelMessage(
                        UUID.randomUUID().toString(),
                        NotificationType.CHANNEL_CODE.word(),
                        now,
                        "Bellwether code " + code,
                        """
                        Code: %s
                        It confirms the channel %s of this service and is valid for %d minutes.
                        If you did not ask for it, ignore this message: without the code nothing more is sent here.\
                        """
                                .formatted(code, channel.name(), VALID.toMinutes()),
                        JsonNodeFactory.instance.objectNode().put("code", code));
        try {
            return sender.send(vault.open(sealed), message);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new SendResult(
                    SendOutcome.RETRY,
                    Optional.empty(),
                    "",
                    "interrupted: this process is shutting down",
                    Optional.empty());
        }
    }

    private CodeSent sent(Channel channel, SendResult result, Instant until) {
        boolean unset = result.outcome() == SendOutcome.NOT_CONFIGURED;
        ChannelState state = unset ? ChannelState.NOT_CONFIGURED : ChannelState.UNCONFIRMED;
        boolean arrived = result.outcome() == SendOutcome.DELIVERED;
        jdbi.useTransaction(
                h -> channels.unconfirmed(h, channel.id(), state, arrived ? "" : result.answer()));
        return new CodeSent(
                arrived ? "sent" : result.outcome().name().toLowerCase(Locale.ROOT),
                result.answer(),
                Optional.of(until));
    }

    /// Makes the channel ready when the code is the one that was sent.
    ///
    /// @param note what is done in the same transaction
    /// @throws Refusal 422 when it is another, 409 when there is none that is valid
    void confirm(Channel channel, String code, Runnable note) {
        if (channel.confirmedAt().isPresent()) {
            throw Refusal.conflict(
                    "wrong_state", "Channel %s is confirmed already.".formatted(channel.name()));
        }
        int left =
                jdbi.inTransaction(h -> {
                    Instant now = clock.instant();
                    Optional<Integer> tries = codes.countTry(h, channel.id(), MOST_TRIES, now);
                    if (tries.isEmpty()) {
                        throw Refusal.conflict(
                                "code_expired",
                                "No valid code: codes are valid for %d minutes and %d tries. POST an empty body to get a new one."
                                        .formatted(VALID.toMinutes(), MOST_TRIES));
                    }
                    if (isSame(code, vault.openText(codes.code(h, channel.id())))) {
                        codes.confirmed(h, channel.id(), now);
                        note.run();
                        return -1;
                    }
                    return MOST_TRIES - tries.get();
                });
        if (left >= 0) {
            throw Refusal.of(
                    RefusalKind.INVALID,
                    "wrong_code",
                    "The code is wrong; tries left: %d.".formatted(left));
        }
    }

    private static boolean isSame(String given, String sent) {
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }
}
