package bellwether.desk.alert.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import bellwether.platform.base.Audit;
import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the audit keeps of a channel's life.
final class ChannelAuditTest {
    private final DeliveryFixture f = new DeliveryFixture();
    private final List<String> noted = new ArrayList<>();

    @AfterEach
    void close() {
        f.close();
    }

    private Channels channels(Audit audit) {
        PlainVault vault = new PlainVault();
        return new Channels(
                f.jdbi(),
                new ChannelConfirmation(f.jdbi(), f.sender, vault, () -> f.now),
                vault,
                audit,
                () -> f.now);
    }

    private final Channels channels =
            channels((actor, action, object, outcome) ->
                    noted.add("%s %s %s %s".formatted(actor.owner(), action, object, outcome)));

    private Channel create() {
        return channels.create(
                        DeliveryFixture.ANN,
                        new ChannelRequest(
                                "email",
                                "mail",
                                Json.shared().valueToTree(Map.of("to", "ann@example.com")),
                                null,
                                null,
                                null))
                .channel();
    }

    private Optional<String> code() {
        return Optional.of(f.sender.sent().getLast().message().data().get("code").asText());
    }

    @Test
    void aConfirmationIsNotedOnceTheCodeIsRight() {
        UUID id = create().id();
        String made = "ann channel.create %s email mail".formatted(id);
        assertThrows(
                Refusal.class,
                () -> channels.confirm(DeliveryFixture.ANN, id, Optional.of("wrong")));
        assertEquals(List.of(made), noted);
        channels.confirm(DeliveryFixture.ANN, id, code());
        assertEquals(List.of(made, "ann channel.confirm %s email mail".formatted(id)), noted);
        assertThrows(Refusal.class, () -> channels.confirm(DeliveryFixture.ANN, id, code()));
        assertEquals(2, noted.size());
    }

    @Test
    void withoutItsEntryNothingIsConfirmed() {
        UUID id = create().id();
        Channels unable =
                channels((_, _, _, _) -> {
                    throw new IllegalStateException("the audit is full");
                });
        assertThrows(
                IllegalStateException.class, () -> unable.confirm(DeliveryFixture.ANN, id, code()));
        assertEquals(ChannelState.UNCONFIRMED, channels.find("ann", id).state());
        channels.confirm(DeliveryFixture.ANN, id, code());
        assertEquals(ChannelState.READY, channels.find("ann", id).state());
    }
}
