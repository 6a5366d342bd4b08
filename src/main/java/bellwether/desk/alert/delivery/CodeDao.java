package bellwether.desk.alert.delivery;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The codes that confirm addresses, one for each channel.
final class CodeDao {
    void put(Handle h, UUID channel, byte[] sealed, Instant until, Instant now) {
        h.createUpdate(
                        """
                        update channel set code = :code, code_until = :until, code_tries = 0, code_sent_at = :now
                        where id = :id
                        """)
                .bind("id", channel)
                .bind("code", sealed)
                .bind("until", Timestamp.from(until))
                .bind("now", Timestamp.from(now))
                .execute();
    }

    Optional<Instant> sentAt(Handle h, UUID channel) {
        return h.createQuery("select code_sent_at from channel where id = :id")
                .bind("id", channel)
                .map((row, _) -> ChannelDao.moment(row, "code_sent_at"))
                .one();
    }

    /// Counts a try, and gives the number of tries with it; none when there is no code that is
    /// still valid.
    Optional<Integer> countTry(Handle h, UUID channel, int most, Instant now) {
        return h.createQuery(
                        """
                        update channel set code_tries = code_tries + 1
                        where id = :id and code is not null and code_until > :now and code_tries < :most
                        returning code_tries
                        """)
                .bind("id", channel)
                .bind("most", most)
                .bind("now", Timestamp.from(now))
                .mapTo(Integer.class)
                .findOne();
    }

    byte[] code(Handle h, UUID channel) {
        return h.createQuery("select code from channel where id = :id")
                .bind("id", channel)
                .mapTo(byte[].class)
                .one();
    }

    void confirmed(Handle h, UUID channel, Instant now) {
        h.createUpdate(
                        """
                        update channel set state = 'ready', reason = '', confirmed_at = :now, code = null, code_until = null
                        where id = :id
                        """)
                .bind("id", channel)
                .bind("now", Timestamp.from(now))
                .execute();
    }
}
