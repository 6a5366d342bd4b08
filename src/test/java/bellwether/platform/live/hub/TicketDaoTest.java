package bellwether.platform.live.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Caller;
import bellwether.platform.base.Role;
import bellwether.platform.db.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Tickets that one process gives and another takes.
final class TicketDaoTest {
    private static final Caller ANN = new Caller("bw_0123456789", "ann", Role.TRADER);

    @Test
    void isTakenOnceInWhicheverProcess() throws Exception {
        try (TestDatabase database = TestDatabase.create();
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            TicketDao gives = new TicketDao(database.jdbi());
            TicketDao takes = new TicketDao(database.jdbi());
            String ticket = gives.make(ANN).ticket();
            Callable<Optional<Caller>> take = () -> takes.redeem(ticket);
            List<Caller> taken = new ArrayList<>();
            for (Future<Optional<Caller>> one :
                    threads.invokeAll(List.of(take, take, take, take, take, take, take, take))) {
                one.get().ifPresent(taken::add);
            }
            assertEquals(List.of(ANN), taken);
            assertTrue(takes.redeem("another").isEmpty());
        }
    }

    @Test
    void isForgottenAfterItsTime() {
        try (TestDatabase database = TestDatabase.create()) {
            TicketDao tickets = new TicketDao(database.jdbi());
            String late = tickets.make(ANN).ticket();
            database.jdbi()
                    .useHandle(h ->
                            h.execute(
                                    "update live_ticket set expires_at = now() - interval '1 ms'"));
            assertTrue(tickets.redeem(late).isEmpty());
            tickets.make(ANN);
            tickets.make(ANN);
            assertEquals(
                    2,
                    database.jdbi()
                            .<Integer, RuntimeException>withHandle(h ->
                                    h.createQuery("select count(*) from live_ticket")
                                            .mapTo(Integer.class)
                                            .one()));
        }
    }
}
