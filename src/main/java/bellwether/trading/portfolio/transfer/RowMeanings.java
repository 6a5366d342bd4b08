package bellwether.trading.portfolio.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Says what a row is by the words of its broker.
final class RowMeanings {
    private static final Set<String> SWEEP_FUNDS =
            Set.of("SPAXX", "FDRXX", "FZFXX", "FCASH", "VMFXX", "SWVXX");

    private static final List<Rule> PLAIN =
            rules(
                    """
                    BUY b|buy|bought|purchase
                    SELL s|sell|sold|sale
                    """);

    private static final Map<TradeFormat, List<Rule>> RULES =
            Map.of(
                    TradeFormat.E_TRADE,
                    rules(
                            """
                            OTHER_INSTRUMENT (bought|sold) .*(open|close)|option.*
                            BUY bought|bought to cover|reinvestment
                            SELL sold|sold short
                            TAX .*tax.*
                            DIVIDEND .*(dividend|distribution|cap gain).*
                            INTEREST .*interest.*
                            FEE .*fee.*|adjustment
                            CORPORATE_ACTION .*(split|merger|spin|reorg|name change|in lieu).*
                            SHARES_WITHOUT_PRICE (share|security|acat).*(transfer|received|delivered).*
                            DEPOSIT_OR_WITHDRAWAL .*(transfer|wire|deposit|withdrawal|contribution|check).*
                            """),
                    TradeFormat.REVOLUT,
                    rules(
                            """
                            BUY buy.*
                            SELL sell.*
                            TAX .*tax.*
                            DIVIDEND dividend.*
                            FEE .*fee.*
                            INTEREST .*interest.*
                            CORPORATE_ACTION .*(split|merger|spin).*
                            SHARES_WITHOUT_PRICE (stock|transfer|position).*
                            DEPOSIT_OR_WITHDRAWAL cash.*
                            """),
                    TradeFormat.COINBASE,
                    rules(
                            """
                            BUY (advanced trade )?buy
                            SELL (advanced trade )?sell
                            FEE .*fee.*
                            SHARES_WITHOUT_PRICE send|receive|convert|.*(income|reward|airdrop|staking|transfer).*
                            DEPOSIT_OR_WITHDRAWAL .*(deposit|withdrawal).*
                            """),
                    TradeFormat.SCHWAB,
                    rules(
                            """
                            OTHER_INSTRUMENT (buy|sell) to (open|close)|expired|assigned|exchange or exercise
                            BUY buy|buy to cover|reinvest shares
                            SELL sell|sell short
                            TAX .*tax.*
                            DIVIDEND .*(dividend|div |cap gain).*|.* div
                            INTEREST .*interest.*
                            FEE .*fee.*
                            CORPORATE_ACTION .*(split|merger|spin|name change|cash in lieu|reorg|mandatory).*
                            SHARES_WITHOUT_PRICE journaled shares|security transfer|stock plan activity
                            DEPOSIT_OR_WITHDRAWAL (moneylink|wire|journal|funds|ach|internal transfer|misc|atm|visa|promotional).*
                            """),
                    TradeFormat.FIDELITY,
                    rules(
                            """
                            OTHER_INSTRUMENT .*(opening transaction|closing transaction|expired (call|put)|assigned).*
                            BUY you bought.*|reinvestment.*
                            SELL you sold.*
                            TAX .*tax.*
                            DIVIDEND .*(dividend|cap gain|distribution).*
                            INTEREST interest.*
                            FEE .*fee.*
                            CORPORATE_ACTION .*(split|merger|spin-?off|in lieu|name changed|reverse).*
                            CASH_SWEEP (redemption from|purchase into) core.*
                            SHARES_WITHOUT_PRICE (transfer of assets|conversion|journaled).*
                            DEPOSIT_OR_WITHDRAWAL .*(funds transfer|transferred|deposit|contrib|withdrawal|direct debit|wire|journal|check|rollover|bill payment).*
                            """),
                    TradeFormat.TRADING_212,
                    rules(
                            """
                            BUY (market |limit |stop |stop limit )?buy
                            SELL (market |limit |stop |stop limit )?sell
                            DIVIDEND dividend.*|return of capital.*
                            INTEREST .*interest.*
                            CORPORATE_ACTION .*(split|spin|merger).*
                            CURRENCY_CONVERSION currency conversion
                            FEE .*(fee|cost).*
                            DEPOSIT_OR_WITHDRAWAL (deposit|withdrawal|card|spending|transfer|result adjustment).*
                            """),
                    TradeFormat.ROBINHOOD,
                    rules(
                            """
                            BUY buy
                            SELL sell
                            DIVIDEND cdiv|mdiv|qdiv|sdiv
                            INTEREST int|slip|mint
                            FEE gold|afee|dfee|misc|fee
                            TAX dtax|tax
                            CORPORATE_ACTION spl|spr|soff|mrgs|cil|sxch|cconv
                            OTHER_INSTRUMENT bto|sto|btc|stc|oexp|oasgn|oexcs|oca|ocash
                            SHARES_WITHOUT_PRICE rec|acati|acato|acats
                            DEPOSIT_OR_WITHDRAWAL ach|rtp|wire|jnlc|dcf|xent.*|itrf|mtch|acatc|gdbp
                            """),
                    TradeFormat.VANGUARD,
                    rules(
                            """
                            BUY buy|reinvestment|buy to cover
                            SELL sell|sell short
                            DIVIDEND .*(dividend|capital gain|distribution).*
                            INTEREST .*interest.*
                            FEE .*fee.*
                            TAX .*tax.*
                            CORPORATE_ACTION .*(split|merger|spin|exchange).*
                            CASH_SWEEP sweep.*
                            SHARES_WITHOUT_PRICE (transfer|conversion).*(shares|in kind|incoming|outgoing).*|conversion.*
                            DEPOSIT_OR_WITHDRAWAL .*(transfer|funds|contribution|withdrawal|rollover|deposit).*
                            """));

    private RowMeanings() {}

    private record Rule(RowMeaning meaning, Pattern words) {}

    private static List<Rule> rules(String text) {
        List<Rule> rules = new ArrayList<>();
        for (String line : text.lines().toList()) {
            String[] parts = line.split(" ", 2);
            rules.add(new Rule(RowMeaning.valueOf(parts[0]), Pattern.compile(parts[1])));
        }
        return rules;
    }

    static RowMeaning of(TradeHeader header, List<String> row) {
        RowMeaning asset = asset(header, row);
        if (!asset.isTrade()) {
            return asset;
        }
        if (!header.has(TradeColumn.ACTION)) {
            return RowMeaning.SIGNED;
        }
        RowMeaning action = action(header.format(), header.cell(row, TradeColumn.ACTION));
        boolean sweep = SWEEP_FUNDS.contains(header.cell(row, TradeColumn.TICKER));
        return action.isTrade() && sweep ? RowMeaning.CASH_SWEEP : action;
    }

    private static RowMeaning action(TradeFormat format, String cell) {
        String words = cell.toLowerCase(Locale.ROOT).strip();
        return RULES.getOrDefault(format, PLAIN).stream()
                .filter(rule -> rule.words.matcher(words).matches())
                .map(Rule::meaning)
                .findFirst()
                .orElse(RowMeaning.UNKNOWN);
    }

    /// A trade, unless the row is of no share or no trade of its own.
    private static RowMeaning asset(TradeHeader header, List<String> row) {
        String detail = header.cell(row, TradeColumn.DETAIL).toLowerCase(Locale.ROOT);
        if (header.format() == TradeFormat.INTERACTIVE_BROKERS_ACTIVITY
                && !detail.equals("order")) {
            return RowMeaning.DETAIL;
        }
        if (!detail.isEmpty() && !Set.of("order", "execution", "trade").contains(detail)) {
            return RowMeaning.DETAIL;
        }
        return switch (header.cell(row, TradeColumn.ASSET).toLowerCase(Locale.ROOT)) {
            case "", "stk", "stocks", "eq", "etf", "equity" -> RowMeaning.SIGNED;
            case "cash", "forex" -> RowMeaning.CURRENCY_CONVERSION;
            case "unknown" -> RowMeaning.SIGNED; // of E*Trade's rows of money
            default -> RowMeaning.OTHER_INSTRUMENT;
        };
    }
}
