package bellwether.trading.portfolio.store;

import bellwether.platform.base.Refusal;
import bellwether.trading.execution.AccountState;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioDefinition;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.PortfolioTerms;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Portfolios and their accounts in the database.
public final class AccountStore {
    private final PortfolioDao portfolios = new PortfolioDao();
    private final AccountReader reader = new AccountReader();

    /// Makes an empty portfolio.
    ///
    /// @throws Refusal where the owner has one of this name
    public Portfolio create(
            Handle h, String owner, String name, PortfolioTerms terms, Instant now) {
        return portfolios.insert(h, owner, name, terms, now);
    }

    public Optional<Portfolio> find(Handle h, String owner, PortfolioId id) {
        return portfolios.find(h, owner, id);
    }

    /// The currencies that a portfolio needs rates of.
    ///
    /// @param base in which its equity is counted
    /// @param foreign of its cash and of what it holds
    public record Currencies(String base, Set<String> foreign) {
        public Currencies {
            foreign = Set.copyOf(foreign);
        }
    }

    /// Empty where the owner has no such portfolio.
    public Optional<Currencies> currencies(Handle h, String owner, PortfolioId id) {
        return portfolios.currencies(h, owner, id);
    }

    /// Those of an owner behind an id, in the order of their making.
    public List<Portfolio> list(Handle h, String owner, long after, int limit) {
        return portfolios.list(h, owner, after, limit);
    }

    /// Those of an owner's portfolios that are still there, as they are now.
    public List<Portfolio> present(Handle h, String owner, List<Portfolio> known) {
        if (known.isEmpty()) {
            return List.of();
        }
        Set<PortfolioId> wanted = known.stream().map(Portfolio::id).collect(Collectors.toSet());
        long before = known.stream().mapToLong(one -> one.id().number()).min().orElseThrow() - 1;
        return portfolios.list(h, owner, before, known.size()).stream()
                .filter(portfolio -> wanted.contains(portfolio.id()))
                .toList();
    }

    /// Changes what may change of a portfolio that is locked.
    public Portfolio redefine(Handle h, String owner, PortfolioId id, PortfolioDefinition changed) {
        return portfolios.update(h, owner, id, changed);
    }

    /// Deletes a portfolio with all that it ever did.
    public void delete(Handle h, PortfolioId id) {
        portfolios.delete(h, id);
    }

    /// Locks a portfolio until the transaction ends and reads its account. Empty where the owner
    /// has none of this id.
    public Optional<StoredAccount> lock(Handle h, String owner, PortfolioId id) {
        return portfolios.lock(h, owner, id).map(row -> new StoredAccount(row, reader.read(h, id)));
    }

    /// The account without a lock, to be shown.
    public AccountState read(Handle h, PortfolioId id) {
        return reader.read(h, id);
    }

    /// The same of many portfolios, which must be there.
    public Map<PortfolioId, AccountState> read(Handle h, List<PortfolioId> ids) {
        return reader.read(h, ids);
    }

    /// The foreign currencies of the cash and the holdings of many portfolios, read together.
    public Map<PortfolioId, Set<String>> currencies(Handle h, List<PortfolioId> ids) {
        return portfolios.currencies(h, ids);
    }

    /// Writes what has changed, in the transaction that locked it.
    ///
    /// @param done what happened since it was locked
    public void write(
            Handle h, StoredAccount before, AccountState after, StoredChange done, Instant now) {
        new AccountWriter(h, before.portfolio().id(), now).write(before.state(), after, done);
    }
}
