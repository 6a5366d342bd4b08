package bellwether.platform.db.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.Connections;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.TestDatabase;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What changes do to a schema, each in a transaction that is rolled back.
final class SchemaRulesTest {
    private static final DatabaseAddress DATABASE = TestDatabase.createEmpty();

    @BeforeAll
    static void makeTables() {
        jdbi().useHandle(h ->
                h.execute(
                        """
                        create table price (id int primary key, day date, note varchar(10));
                        insert into price values (1, '2020-01-01', 'a');
                        create table empty_one (n int);
                        create table seen (n int, m int);
                        create view view_of as select n from seen;
                        create function one() returns int return 1;
                        """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    blocking-index  | create index price_day on price (day)
                    blocking-index  | alter table price add unique (day)
                    rewrite         | alter table price alter column id type bigint
                    rewrite         | alter table price add column r float8 default random()
                    breaks          | alter table price alter column note type text
                    not-null        | alter table price alter column day set not null
                    constraint-scan | alter table price add check (id > 0)
                    constraint-scan | alter table empty_one add foreign key (n) references price
                    breaks          | alter table price add constraint k check (id > 0) not valid
                    rename          | alter table price rename to prices
                    rename          | alter table price rename column day to date
                    breaks          | alter table price drop column note
                    breaks          | drop table price
                    breaks          | alter table empty_one add column must int not null
                    rewrite         | alter table price add column id2 bigint generated always as identity
                    breaks          | drop view view_of
                    breaks          | drop function one
                    """)
    void whatHurtsTablesInUseIsFound(String rule, String sql) {
        List<LintFinding> found = trial(sql, "V3__bad.sql");
        assertTrue(found.stream().anyMatch(f -> f.rule().equals(rule)), found.toString());
        boolean breaksStill =
                trial(sql, "V3__bad__needs_2.sql").stream()
                        .anyMatch(f -> f.rule().equals("breaks"));
        assertFalse(breaksStill, "its name says so");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    create table another (n int unique references price check (n > 0))
                    alter table price add column source text
                    alter table price add column source text not null default 'x'
                    alter table price alter column day set default now()
                    create or replace view view_of as select n, m from seen
                    create or replace function one() returns int return 2
                    comment on table price is 'daily'
                    """)
    void whatOldProgramsSurviveIsNot(String sql) {
        assertEquals(List.of(), trial(sql, "V3__good.sql"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a left-over index       | create index i on empty_one (n)
                    a left-over function    | create function f() returns int return 1
                    a left-over type        | create type mood as enum ('a')
                    a left-over domain      | create domain d as int check (value > 0)
                    a left-over sequence    | create sequence s
                    a left-over view        | create view v as select 1 as one
                    a left-over default     | alter table empty_one alter n set default 5
                    a left-over comment     | comment on table empty_one is 'hello'
                    a left-over autovacuum  | alter table empty_one set (autovacuum_vacuum_threshold = 7)
                    a left-over trigger     | create trigger g before update on empty_one for each row execute function suppress_redundant_updates_trigger()
                    a left-over right       | grant select on empty_one to public
                    a left-over storage     | alter table price alter note set storage external
                    a left-over statistic   | create statistics st on id, day from price
                    a left-over schema      | create schema other
                    a left-over policy      | alter table empty_one enable row level security
                    a lost table            | drop table empty_one
                    a setting               | do $$ begin execute format('alter database %I set work_mem = ''5MB''', current_database()); end $$
                    """)
    void twoSchemasThatDifferAreSeen(String what, String sql) {
        List<SchemaDump> both = around(sql, SchemaDump::of);
        assertFalse(both.getFirst().differences(both.getLast()).isEmpty(), what);
        assertEquals(List.of(), both.getFirst().differences(both.getFirst()));
    }

    private static List<LintFinding> trial(String sql, String script) {
        List<SchemaSnapshot> shapes = around(sql, SchemaSnapshot::of);
        return MigrationRules.check(
                new Migration(3, script, sql, Optional.empty()),
                shapes.getFirst(),
                shapes.getLast());
    }

    private static <T> List<T> around(String sql, Function<Handle, T> look) {
        return jdbi().withHandle(h -> {
            h.begin();
            T before = look.apply(h);
            execute(h, sql);
            T after = look.apply(h);
            h.rollback();
            return List.of(before, after);
        });
    }

    private static void execute(Handle handle, String sql) {
        try (Statement statement = handle.getConnection().createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static Jdbi jdbi() {
        return Jdbi.create(() -> Connections.single(DATABASE));
    }
}
