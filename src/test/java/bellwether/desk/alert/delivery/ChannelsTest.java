package bellwether.desk.alert.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.desk.alert.channel.ChannelAddress;
import bellwether.desk.alert.channel.ChannelKind;
import bellwether.desk.alert.channel.SendOutcome;
import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// The life of a channel.
final class ChannelsTest {
    private final DeliveryFixture f = new DeliveryFixture();

    @AfterEach
    void close() {
        f.close();
    }

    private Channels.Answer create(String kind, String name) {
        return f.channels.create(
                DeliveryFixture.ANN,
                new ChannelRequest(
                        kind,
                        name,
                        Json.shared().valueToTree(Map.of("to", "https://192.0.2.1/" + name)),
                        null,
                        null,
                        null));
    }

    private Channel change(Channel channel, @Nullable String name, @Nullable String state) {
        return f.channels
                .change(
                        DeliveryFixture.ANN,
                        channel.id(),
                        new ChannelChange(name, null, state, null, null, null))
                .channel();
    }

    private static String refused(Executable asked) {
        return assertThrows(Refusal.class, asked).code();
    }

    private String lastCode() {
        return f.sender.sent().getLast().message().data().get("code").asText();
    }

    private void confirm(Channel channel, @Nullable String code) {
        f.channels.confirm(DeliveryFixture.ANN, channel.id(), Optional.ofNullable(code));
    }

    @Test
    void nothingButTheCodeGoesToAnUnconfirmedAddress() throws InterruptedException {
        Channels.Answer made = create("email", "mail");
        assertEquals(ChannelState.UNCONFIRMED, made.channel().state());
        assertEquals("sent", made.code().orElseThrow().outcome());
        assertEquals(
                Optional.of(f.now.plus(Duration.ofMinutes(15))),
                made.code().orElseThrow().validUntil());
        f.happens("one");
        assertEquals(0, f.sendAll());
        assertEquals("not_confirmed", refused(() -> f.commands.test("ann", made.channel().id())));
        assertEquals("not_confirmed", refused(() -> change(made.channel(), null, "ready")));
        assertTrue(lastCode().matches("\\d{6}"), lastCode());
        confirm(made.channel(), lastCode());
        assertEquals(ChannelState.READY, f.channels.find("ann", made.channel().id()).state());
        assertEquals("wrong_state", refused(() -> confirm(made.channel(), lastCode())));
        f.happens("two");
        assertEquals(1, f.sendAll());
    }

    @Test
    void aCodeIsNowhereToBeReadButAtTheAddress() {
        create("email", "mail");
        String code = lastCode();
        assertEquals(List.of(), f.all());
        assertFalse(f.channels.list("ann").toString().contains(code));
    }

    @Test
    void aCodeCanBeTriedFiveTimes() {
        Channel channel = create("telegram", "chat").channel();
        String right = lastCode();
        String wrong = right.equals("000000") ? "000001" : "000000";
        for (int left = 4; left >= 0; left--) {
            Refusal refusal = assertThrows(Refusal.class, () -> confirm(channel, wrong));
            assertEquals("wrong_code", refusal.code());
            assertEquals("The code is wrong; tries left: " + left + ".", refusal.detail());
        }
        assertEquals("code_expired", refused(() -> confirm(channel, right)));
        f.pass(Duration.ofMinutes(1));
        confirm(channel, null);
        confirm(channel, lastCode());
    }

    @Test
    void aCodeIsValidForFifteenMinutes() {
        Channel channel = create("email", "mail").channel();
        f.pass(Duration.ofMinutes(15));
        assertEquals("code_expired", refused(() -> confirm(channel, lastCode())));
    }

    @Test
    void codesAreNotSentAllTheTime() {
        Channel channel = create("email", "mail").channel();
        Refusal soon = assertThrows(Refusal.class, () -> confirm(channel, null));
        assertEquals("code_sent_recently", soon.code());
        assertEquals(RefusalKind.LIMITED, soon.kind());
        for (int i = 0; i < 9; i++) {
            f.pass(Duration.ofMinutes(1));
            confirm(channel, null);
        }
        f.pass(Duration.ofMinutes(1));
        assertEquals("code_sent_recently", refused(() -> confirm(channel, null)));
        assertEquals(10, f.sender.sent().size());
        f.pass(Duration.ofMinutes(51));
        confirm(channel, null);
    }

    @Test
    void aCodeThatDoesNotLeaveIsSaid() {
        f.sender.answer(SendOutcome.REJECTED, 550, "no such user");
        Channels.Answer made = create("email", "mail");
        assertEquals("rejected", made.code().orElseThrow().outcome());
        assertEquals("no such user", made.code().orElseThrow().answer());
        assertEquals("no such user", made.channel().reason());
    }

    @Test
    void aMissingSettingIsNamedFromTheBeginning() {
        f.channels = f.channels(new PlainVault(ChannelKind.EMAIL));
        Channels.Answer made = create("email", "mail");
        assertEquals(ChannelState.NOT_CONFIGURED, made.channel().state());
        assertEquals("SETTING is not set", made.channel().reason());
        assertEquals(Optional.empty(), made.code());
        Refusal refusal =
                assertThrows(Refusal.class, () -> f.commands.test("ann", made.channel().id()));
        assertEquals("not_configured", refusal.code());
        assertTrue(refusal.detail().contains("SETTING"), refusal.detail());
        f.queue.configured(_ -> Optional.empty());
        confirm(made.channel(), null);
        confirm(made.channel(), lastCode());
    }

    @Test
    void aChannelWhoseSettingIsMissingIsNotMadeReady() {
        Channels.Answer made = create("webhook", "hook");
        change(made.channel(), "off");
        f.channels = f.channels(new PlainVault(ChannelKind.WEBHOOK));
        Refusal refusal = assertThrows(Refusal.class, () -> change(made.channel(), "ready"));
        assertEquals("not_configured", refusal.code());
        assertTrue(refusal.detail().contains("SETTING"), refusal.detail());
        assertEquals(ChannelState.OFF, named("hook").state());
        f.channels = f.channels(new PlainVault());
        change(made.channel(), "ready");
        assertEquals(ChannelState.READY, named("hook").state());
    }

    private void change(Channel channel, String state) {
        f.channels.change(
                DeliveryFixture.ANN,
                channel.id(),
                new ChannelChange(null, null, state, null, null, null));
    }

    @Test
    void anOwnerHasTenChannelsOfDifferentNames() {
        for (int i = 0; i < 10; i++) {
            create("webhook", "c" + i);
        }
        assertEquals("too_many_channels", refused(() -> create("webhook", "c11")));
        f.channels.delete(DeliveryFixture.ANN, named("c0").id());
        assertEquals("channel_exists", refused(() -> create("webhook", "c1")));
        assertEquals("channel_exists", refused(() -> create("webhook", "C1")));
        create("webhook", "c0");
        Channel last = named("c0");
        assertEquals("channel_exists", refused(() -> change(last, "c1", null)));
        assertEquals("renamed", change(last, "renamed", null).name());
    }

    private Channel named(String name) {
        return f.channels.list("ann").stream()
                .filter(channel -> channel.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void channelsBelongToTheirOwner() {
        Channel channel = create("webhook", "a").channel();
        assertEquals("unknown_channel", refused(() -> f.channels.find("bob", channel.id())));
        assertEquals("unknown_channel", refused(() -> f.commands.test("bob", channel.id())));
        assertEquals(List.of(), f.channels.list("bob"));
    }

    @Test
    void twoSecretsAreValidForADay() throws InterruptedException {
        Channels.Answer made = create("webhook", "a");
        String first = made.secret().orElseThrow();
        String second = f.commands.rotate(DeliveryFixture.ANN, made.channel().id());
        f.happens("both");
        f.sendAll();
        assertEquals(List.of(second, first), secrets());
        String third = f.commands.rotate(DeliveryFixture.ANN, made.channel().id());
        f.happens("the newest two");
        f.sendAll();
        assertEquals(List.of(third, second), secrets());
        f.pass(Duration.ofHours(24));
        f.happens("the newest");
        f.sendAll();
        assertEquals(List.of(third), secrets());
    }

    private List<String> secrets() {
        return ((ChannelAddress.Webhook) f.sender.sent().getLast().to()).secrets();
    }

    @Test
    void onlyWebhooksHaveASecretToRotate() {
        Channel channel = f.channel("slack", "a");
        assertEquals(
                "wrong_state", refused(() -> f.commands.rotate(DeliveryFixture.ANN, channel.id())));
    }

    @Test
    void aTestGoesTheWholeWayOutsideOfCaps() throws InterruptedException {
        Channel channel = f.channel("webhook", "a", 1, 1);
        f.happens("one");
        for (int i = 0; i < 3; i++) {
            f.commands.test("ann", channel.id());
        }
        f.sendAll();
        assertEquals(
                List.of("one", "Test of channel a", "Test of channel a", "Test of channel a"),
                f.sender.titles());
        f.pass(Duration.ofMinutes(61));
        f.pass(Duration.ofHours(23));
        f.happens("two");
        assertEquals(1, f.sendAll());
    }

    @Test
    void anotherAddressIsConfirmedAgain() {
        Channel channel = f.channel("email", "mail");
        f.happens("waits");
        f.pass(Duration.ofMinutes(2));
        Channels.Answer moved = move(channel, Map.of("to", "other@example.org"));
        assertEquals(ChannelState.UNCONFIRMED, moved.channel().state());
        assertEquals("other@example.org", moved.channel().shown());
        assertEquals("sent", moved.code().orElseThrow().outcome());
        assertEquals(NotificationState.CANCELLED, f.titled("waits").state());
    }

    private Channels.Answer move(Channel channel, Map<String, String> address) {
        return f.channels.change(
                DeliveryFixture.ANN,
                channel.id(),
                new ChannelChange(
                        null, Json.shared().valueToTree(address), null, null, null, null));
    }

    @Test
    void aCodeOfAnotherAddressConfirmsNothing() {
        Channel channel = create("email", "mail").channel();
        String old = lastCode();
        Channels.Answer moved = move(channel, Map.of("to", "other@example.org"));
        CodeSent code = moved.code().orElseThrow();
        assertEquals("not_sent", code.outcome());
        assertTrue(code.answer().startsWith("not sent, ask again in 60 s"), code.answer());
        assertEquals(Optional.empty(), code.validUntil());
        assertEquals(ChannelState.UNCONFIRMED, moved.channel().state());
        assertEquals(1, f.sender.sent().size());
        assertEquals("code_expired", refused(() -> confirm(channel, old)));
        f.pass(Duration.ofMinutes(1));
        confirm(channel, null);
        assertTrue(f.sender.sent().getLast().to().toString().contains("other@example.org"));
        confirm(channel, lastCode());
        assertEquals(ChannelState.READY, f.channels.find("ann", channel.id()).state());
    }

    @Test
    void aChannelIsMadeAlsoWhenNoCodeMayBeSent() {
        for (int i = 0; i < 9; i++) {
            create("email", "m" + i);
        }
        f.channels.delete(DeliveryFixture.ANN, named("m0").id());
        create("email", "m9");
        f.channels.delete(DeliveryFixture.ANN, named("m1").id());
        Channels.Answer made = create("email", "m10");
        assertEquals("not_sent", made.code().orElseThrow().outcome());
        assertEquals(ChannelState.UNCONFIRMED, named("m10").state());
    }

    @Test
    void anotherAddressMayHaveASecretOfItsOwn() throws InterruptedException {
        Channel channel = create("webhook", "a").channel();
        move(channel, Map.of("to", "https://192.0.2.1/b"));
        f.happens("one");
        f.sendAll();
        assertEquals(List.of("whsec_one"), secrets());
        move(channel, Map.of("to", "https://192.0.2.1/c", "secret", "whsec_two"));
        f.happens("two");
        f.sendAll();
        assertEquals(List.of("whsec_two"), secrets());
    }

    @Test
    void aLateAnswerOfTheOldAddressBreaksNothing() throws InterruptedException {
        Channel channel = f.channel("webhook", "a");
        f.happens("one");
        DeliveryClaim slow = f.queue.claim().orElseThrow();
        move(channel, Map.of("to", "https://192.0.2.1/b"));
        assertFalse(
                f.queue.finish(
                        slow,
                        ScriptedSender.result(SendOutcome.CHANNEL_BROKEN, 410, "gone"),
                        Duration.ZERO));
        assertEquals(ChannelState.READY, f.channels.find("ann", channel.id()).state());
        f.sendAll();
        Notification one = f.titled("one");
        assertEquals(List.of("unknown", "delivered"), f.outcomes(one.id()));
        assertEquals(QueueDao.ADDRESS_CHANGED, f.log.attempts("ann", one.id()).getFirst().answer());
        assertEquals(one.id().toString(), f.sender.sent().getLast().message().id());
    }

    @Test
    void aBrokenChannelIsTakenIntoUseAgain() throws InterruptedException {
        Channel channel = f.channel("webhook", "a");
        f.sender.answer(SendOutcome.CHANNEL_BROKEN, 410, "gone");
        f.happens("one");
        f.sendAll();
        assertEquals(
                "wrong_state",
                refused(() ->
                        f.commands.replay(
                                DeliveryFixture.ANN, channel.id(), f.now.minusSeconds(9))));
        f.happens("meanwhile");
        f.sender.answer(_ -> ScriptedSender.delivered());
        assertEquals(ChannelState.READY, change(channel, null, "ready").state());
        assertEquals(
                2, f.commands.replay(DeliveryFixture.ANN, channel.id(), f.now.minusSeconds(9)));
        f.sendAll();
        assertEquals(List.of("one delivered", "meanwhile delivered"), f.words());
    }

    @Test
    void onlyWhatEndedIsReplayed() {
        f.channel("webhook", "a");
        f.happens("one");
        assertEquals(
                "wrong_state",
                refused(() -> f.commands.replayOne(DeliveryFixture.ANN, f.titled("one").id())));
    }
}
