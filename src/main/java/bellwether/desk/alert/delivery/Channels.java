package bellwether.desk.alert.delivery;

import bellwether.desk.alert.channel.AddressVault;
import bellwether.desk.alert.channel.ChannelAddress;
import bellwether.desk.alert.channel.ChannelKind;
import bellwether.desk.alert.preference.PreferenceDao;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Makes and changes channels; each change is noted in the audit.
public final class Channels {
    private static final int MOST = 10;

    private final Jdbi jdbi;
    private final ChannelConfirmation confirmation;
    private final AddressVault vault;
    private final Audit audit;
    private final InstantSource clock;
    private final ChannelDao channels = new ChannelDao();
    private final QueueDao queue = new QueueDao();
    private final NotificationDao notifications = new NotificationDao();
    private final PreferenceDao preferences = new PreferenceDao();

    Channels(
            Jdbi jdbi,
            ChannelConfirmation confirmation,
            AddressVault vault,
            Audit audit,
            InstantSource clock) {
        this.jdbi = jdbi;
        this.confirmation = confirmation;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    /// A channel with what is shown once.
    ///
    /// @param secret with which a webhook is signed
    /// @param code what came of sending the code, where one is needed
    public record Answer(Channel channel, Optional<String> secret, Optional<CodeSent> code) {}

    /// Makes a channel. To an address that has to be confirmed, a code is sent.
    ///
    /// @throws Refusal 422 when the address is none, 409 when the name is taken or there are too
    ///   many
    public Answer create(Actor actor, ChannelRequest request) {
        ChannelKind kind = request.chosenKind();
        ChannelAddress address = vault.parse(kind, request.address());
        boolean confirmed = !Channel.needsConfirmation(kind);
        Optional<String> missing = vault.missing(kind);
        ChannelState fresh = confirmed ? ChannelState.READY : ChannelState.UNCONFIRMED;
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Channel made =
                new Channel(
                        UUID.randomUUID(),
                        actor.owner(),
                        kind,
                        request.name(),
                        vault.shown(address),
                        missing.isPresent() ? ChannelState.NOT_CONFIGURED : fresh,
                        missing.map(Channels::unset).orElse(""),
                        request.rules(),
                        now,
                        confirmed ? Optional.of(now) : Optional.empty(),
                        new Channel.Health(Optional.empty(), Optional.empty()),
                        0);
        jdbi.useTransaction(h -> {
            preferences.lock(h, actor.owner());
            insert(h, made, vault.seal(address));
            audit.note(actor, "channel.create", made.id().toString(), described(made));
        });
        Optional<CodeSent> code =
                confirmed || missing.isPresent()
                        ? Optional.empty()
                        : Optional.of(confirmation.sendWhenAllowed(made));
        return new Answer(find(actor.owner(), made.id()), secret(address), code);
    }

    static String unset(String variable) {
        return variable + " is not set";
    }

    private void insert(Handle h, Channel made, byte[] sealed) {
        List<Channel> others = channels.list(h, made.owner());
        if (others.size() >= MOST) {
            throw Refusal.conflict(
                    "too_many_channels",
                    "Limit of %d channels reached; delete one first: DELETE /api/v1/channels/{id}."
                            .formatted(MOST));
        }
        boolean isTaken =
                others.stream().anyMatch(other -> other.name().equalsIgnoreCase(made.name()));
        if (isTaken || !channels.insert(h, made, sealed)) {
            throw nameTaken(made.name());
        }
    }

    private static Refusal nameTaken(String name) {
        return Refusal.conflict(
                "channel_exists",
                "You have another channel named %s; choose another name.".formatted(name));
    }

    static String described(Channel channel) {
        return "%s %s".formatted(Channel.word(channel.kind()), channel.name());
    }

    private static Optional<String> secret(ChannelAddress address) {
        return address instanceof ChannelAddress.Webhook webhook
                ? Optional.of(webhook.secrets().getFirst())
                : Optional.empty();
    }

    public List<Channel> list(String owner) {
        return jdbi.withHandle(h -> channels.list(h, owner));
    }

    /// One of an owner's.
    ///
    /// @throws Refusal 404 when this owner has no such channel
    public Channel find(String owner, UUID id) {
        return jdbi.withHandle(h -> find(h, owner, id));
    }

    private Channel find(Handle h, String owner, UUID id) {
        return channels.find(h, owner, id).orElseThrow(() -> unknown(id.toString()));
    }

    /// No channel of the caller's has this id.
    public static Refusal unknown(String id) {
        return Refusal.notFound(
                "unknown_channel",
                "Unknown channel %s. GET /api/v1/channels lists yours.".formatted(Quoted.text(id)));
    }

    /// Changes a channel. Another address has to be confirmed again, where one has to be.
    ///
    /// @throws Refusal 409 when the name is taken, or its state does not allow the one asked for
    public Answer change(Actor actor, UUID id, ChannelChange change) {
        Optional<ChannelAddress> address =
                change.newAddress()
                        .map(given -> vault.parse(find(actor.owner(), id).kind(), given));
        jdbi.useTransaction(h -> {
            preferences.lock(h, actor.owner());
            Channel old = find(h, actor.owner(), id);
            refuseTakenName(h, old, change);
            address.ifPresent(fresh -> readdress(h, old, fresh, change.hasNewSecret()));
            Channel changed = changed(old, change, address.isPresent());
            channels.change(h, changed);
            settle(h, old, changed, address.isPresent());
            audit.note(actor, "channel.change", id.toString(), described(changed));
        });
        Channel changed = find(actor.owner(), id);
        boolean ask = address.isPresent() && changed.confirmedAt().isEmpty();
        return new Answer(
                changed,
                Optional.empty(),
                ask ? Optional.of(confirmation.sendWhenAllowed(changed)) : Optional.empty());
    }

    private void refuseTakenName(Handle h, Channel old, ChannelChange change) {
        boolean taken =
                !old.name().equals(change.name())
                        && channels.list(h, old.owner()).stream()
                                .anyMatch(other ->
                                        !other.id().equals(old.id())
                                                && other.name().equalsIgnoreCase(change.name()));
        if (taken) {
            throw nameTaken(String.valueOf(change.name()));
        }
    }

    /// A webhook keeps its secrets, unless it is given another. What is under way to the old
    /// address may arrive there, and goes to the new one too.
    private void readdress(Handle h, Channel old, ChannelAddress fresh, boolean hasNewSecret) {
        ChannelAddress kept =
                !hasNewSecret
                                && fresh instanceof ChannelAddress.Webhook(var url, var _)
                                && vault.open(channels.sealed(h, old.id()))
                                        instanceof ChannelAddress.Webhook before
                        ? new ChannelAddress.Webhook(url, before.secrets())
                        : fresh;
        channels.address(h, old.id(), vault.seal(kept), vault.shown(kept));
        queue.recover(h, old.id(), QueueDao.ADDRESS_CHANGED);
    }

    /// One for whose kind a setting of the service is missing is never ready.
    private Channel changed(Channel old, ChannelChange change, boolean readdressed) {
        Optional<String> missing = vault.missing(old.kind());
        boolean again = readdressed && Channel.needsConfirmation(old.kind());
        Optional<Instant> confirmedAt = again ? Optional.empty() : old.confirmedAt();
        ChannelState state = again ? ChannelState.UNCONFIRMED : old.state();
        if (change.state() != null) {
            state = ChannelState.of(change.state());
            if (state == ChannelState.READY) {
                missing.ifPresent(variable -> refuseUnset(old, variable));
                if (confirmedAt.isEmpty()) {
                    throw notConfirmed(old);
                }
            }
        } else if (readdressed && state == ChannelState.BROKEN) {
            state = ChannelState.READY;
        }
        if (missing.isPresent() && state != old.state() && state != ChannelState.OFF) {
            state = ChannelState.NOT_CONFIGURED;
        }
        return new Channel(
                old.id(),
                old.owner(),
                old.kind(),
                change.name() == null ? old.name() : change.name(),
                old.shown(),
                state,
                reason(old, state, missing),
                change.over(old.rules()),
                old.createdAt(),
                confirmedAt,
                old.health(),
                old.version());
    }

    private static String reason(Channel old, ChannelState state, Optional<String> missing) {
        if (state == old.state()) {
            return old.reason();
        }
        return state == ChannelState.NOT_CONFIGURED ? missing.map(Channels::unset).orElse("") : "";
    }

    private static void refuseUnset(Channel channel, String variable) {
        throw Refusal.conflict(
                "not_configured",
                "%s is not set: nothing can be sent to channel %s. Set it and restart the service."
                        .formatted(variable, channel.name()));
    }

    private void settle(Handle h, Channel old, Channel changed, boolean readdressed) {
        Instant now = clock.instant();
        if (changed.state() == ChannelState.READY
                && (readdressed || old.state() != ChannelState.READY)) {
            channels.recovered(h, old.id());
        }
        if (changed.state() == ChannelState.OFF || changed.state() == ChannelState.UNCONFIRMED) {
            notifications.end(
                    h,
                    old.id(),
                    NotificationState.CANCELLED,
                    "the channel was switched off or readdressed",
                    now);
        }
    }

    static Refusal notConfirmed(Channel channel) {
        return Refusal.conflict(
                "not_confirmed",
                "Channel %s is not confirmed: POST the code that was sent to it to /api/v1/channels/%s/confirm."
                        .formatted(channel.name(), channel.id()));
    }

    /// Erases the address and ends what waits; the notifications stay.
    ///
    /// @throws Refusal 404 when this owner has no such channel
    public void delete(Actor actor, UUID id) {
        jdbi.useTransaction(h -> {
            preferences.lock(h, actor.owner());
            Channel old = find(h, actor.owner(), id);
            channels.delete(h, id);
            notifications.end(
                    h, id, NotificationState.CANCELLED, "the channel was deleted", clock.instant());
            audit.note(actor, "channel.delete", id.toString(), described(old));
        });
    }

    /// Takes the code as proof, or sends a new one when none is given.
    public Answer confirm(Actor actor, UUID id, Optional<String> code) {
        Channel channel = find(actor.owner(), id);
        Optional<CodeSent> sent = Optional.empty();
        if (code.isPresent()) {
            confirmation.confirm(
                    channel,
                    code.get(),
                    () -> audit.note(actor, "channel.confirm", id.toString(), described(channel)));
        } else {
            sent = Optional.of(confirmation.send(channel));
        }
        return new Answer(find(actor.owner(), id), Optional.empty(), sent);
    }
}
