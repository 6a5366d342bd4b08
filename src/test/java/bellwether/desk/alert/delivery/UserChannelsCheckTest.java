package bellwether.desk.alert.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.desk.alert.UserChannelsCheck;
import bellwether.desk.alert.channel.SendOutcome;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.doctor.CheckResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class UserChannelsCheckTest {
    private final DeliveryFixture f = new DeliveryFixture();

    @AfterEach
    void close() {
        f.close();
    }

    private CheckResult result() {
        return new UserChannelsCheck(f.database::address).run();
    }

    @Test
    void namesChannelsThatAreBrokenOrWait() throws InterruptedException {
        assertEquals(new CheckResult.Ok("users have none"), result());
        f.channel("webhook", "gone");
        f.channel("webhook", "late");
        assertEquals(new CheckResult.Ok("2 channels of users, none broken or waiting"), result());
        f.sender.answer(sent ->
                sent.to().toString().contains("gone")
                        ? ScriptedSender.result(SendOutcome.CHANNEL_BROKEN, 410, "Gone")
                        : ScriptedSender.result(SendOutcome.RETRY, 500, "no"));
        f.happens("one");
        f.sendAll();
        assertEquals(
                "2 of 2 channels of users do not work: gone of ann (webhook): broken, the channel no longer works: 410 Gone; late of ann (webhook): failing since 2026-11-27T12:00:00Z, 2 waiting",
                result().words());
    }

    @Test
    void anEmptyDatabaseIsNoFault() {
        assertEquals(
                new CheckResult.Skipped("the schema is older than channels"),
                new UserChannelsCheck(TestDatabase::createEmpty).run());
    }
}
