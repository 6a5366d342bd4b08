package bellwether.trading.portfolio.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Refusal;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Files as brokers export them, each with trades and with what is no trade.
final class TradeFileReaderTest {
    private static TradeFile read(String text) {
        return TradeFileReader.read(text.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    /// Each row in a few words.
    private static List<String> words(TradeFile file) {
        return file.rows().stream()
                .map(row ->
                        switch (row) {
                            case FileRow.Traded(FileTrade trade) ->
                                    "%d %s %s %s %s at %s costs %s %s"
                                            .formatted(
                                                    trade.line(),
                                                    trade.date(),
                                                    trade.side().key(),
                                                    trade.quantity().toPlainString(),
                                                    trade.written(),
                                                    trade.price().toPlainString(),
                                                    trade.costs().toPlainString(),
                                                    trade.currency());
                            case FileRow.Skipped(long line, RowMeaning meaning) ->
                                    line + " " + meaning.key();
                            case FileRow.Unread(RefusedRow refused) ->
                                    refused.line() + " refused " + refused.column();
                        })
                .map(String::strip)
                .toList();
    }

    private static void assertRead(TradeFormat format, String text, String... rows) {
        TradeFile file = read(text);
        assertEquals(format, file.format());
        assertEquals(List.of(rows), words(file));
    }

    @Test
    void ofItsOwnFormat() {
        assertRead(
                TradeFormat.BELLWETHER,
                """
                date,ticker,side,quantity,price,fees,currency,strategy
                2024-01-05,AAPL,buy,10,185.5,1.25,USD,
                2024-02-05,aapl,Sell,4,190,,,swing
                ,MSFT,buy,1,400,,,
                2024-02-06,MSFT,hold,1,400,,,
                2024-02-06,MSFT,buy,0,400,,,
                2024-02-06,MSFT,buy,1,x,,,
                """,
                "2 2024-01-05 buy 10 AAPL at 185.5 costs 1.25 USD",
                "3 2024-02-05 sell 4 AAPL at 190 costs 0",
                "4 refused date",
                "5 refused side",
                "6 refused quantity",
                "7 refused price");
    }

    @Test
    void ofInteractiveBrokersFlex() {
        assertRead(
                TradeFormat.INTERACTIVE_BROKERS_FLEX,
                """
                "ClientAccountID","CurrencyPrimary","AssetClass","Symbol","TradeID","DateTime","TradeDate","Quantity","TradePrice","Taxes","IBCommission","IBCommissionCurrency","Buy/Sell"
                "U1","USD","STK","AAPL","101","20240105;103000","20240105","10","185.5","0","-1.000375","USD","BUY"
                "U1","USD","STK","BRK B","102","20240108;110000","20240108","-2","360.25","0","-1","USD","SELL"
                "U1","USD","OPT","AAPL  240119C00190000","103","20240109;110000","20240109","1","2.5","0","-0.7","USD","BUY"
                "U1","USD","CASH","EUR.USD","104","20240109;110000","20240109","100","1.09","0","0","USD","BUY"
                """,
                "2 2024-01-05 buy 10 AAPL at 185.5 costs 1.000375 USD",
                "3 2024-01-08 sell 2 BRK B at 360.25 costs 1 USD",
                "4 other_instrument",
                "5 currency_conversion");
        assertTrue(
                read("""
                Symbol,TradeDate,Quantity,TradePrice,AssetClass,CurrencyPrimary
                BRK B,20240108,1,360.25,STK,USD
                """)
                                        .rows()
                                        .getFirst()
                                instanceof FileRow.Traded(FileTrade trade)
                        && trade.tickers().contains("BRK-B"));
    }

    @Test
    void ofInteractiveBrokersActivityStatement() {
        assertRead(
                TradeFormat.INTERACTIVE_BROKERS_ACTIVITY,
                """
                Statement,Header,Field Name,Field Value
                Statement,Data,BrokerName,Interactive Brokers
                Trades,Header,DataDiscriminator,Asset Category,Currency,Symbol,Date/Time,Quantity,T. Price,C. Price,Proceeds,Comm/Fee,Basis,Realized P/L,MTM P/L,Code
                Trades,Data,Order,Stocks,USD,AAPL,"2024-01-05, 10:30:00","1,200",185.5,186,-222600,-6.0,222606,0,600,O
                Trades,Data,Trade,Stocks,USD,AAPL,"2024-01-05, 10:30:00","1,200",185.5,186,-222600,-6.0,222606,0,600,O
                Trades,Data,Order,Stocks,USD,AAPL,"2024-02-05, 10:30:00",-200,190,190,38000,-1,0,900,0,C
                Trades,SubTotal,,Stocks,USD,AAPL,,1000,,,-184600,-7,,900,600,
                Trades,Header,DataDiscriminator,Asset Category,Currency,Symbol,Date/Time,Quantity,T. Price,,Proceeds,Comm in USD,,,MTM in USD,Code
                Trades,Data,Order,Forex,USD,EUR.USD,"2024-01-05, 10:30:00","1,000",1.09,,-1090,-2,,,0,
                Dividends,Header,Currency,Date,Description,Amount
                Dividends,Data,USD,2024-02-15,AAPL Cash Dividend,240
                Dividends,Data,Total,,,240
                Deposits & Withdrawals,Data,USD,2024-01-02,Electronic Fund Transfer,250000
                """,
                "4 2024-01-05 buy 1200 AAPL at 185.5 costs 6.0 USD",
                "5 detail",
                "6 2024-02-05 sell 200 AAPL at 190 costs 1 USD",
                "9 currency_conversion",
                "11 dividend",
                "13 deposit_or_withdrawal");
    }

    @Test
    void ofSchwab() {
        assertRead(
                TradeFormat.SCHWAB,
                """
                "Transactions  for account Individual XXXX-1234 as of 03/01/2024 10:00:00 ET"
                "Date","Action","Symbol","Description","Quantity","Price","Fees & Comm","Amount"
                "02/05/2024","Sell","AAPL","APPLE INC","4","$190.00","$0.02","$759.98"
                "01/16/2024 as of 01/15/2024","Qualified Dividend","AAPL","APPLE INC","","","","$9.60"
                "01/16/2024 as of 01/15/2024","Reinvest Shares","AAPL","APPLE INC","0.0517","$185.68","","-$9.60"
                "01/05/2024","Buy","AAPL","APPLE INC","1,010","$185.50","","-$1,855.00"
                "01/04/2024","MoneyLink Transfer","","Tfr BANK","","","","$5,000.00"
                "01/03/2024","Journaled Shares","TSLA","TESLA","5","","",""
                "01/02/2024","Buy to Open","AAPL 01/19/2024 190.00 C","CALL","1","$2.50","$0.65","-$250.65"
                "Transactions Total","","","","","","","$8,000.00"
                """,
                "3 2024-02-05 sell 4 AAPL at 190.00 costs 0.02 USD",
                "4 dividend",
                "5 2024-01-15 buy 0.0517 AAPL at 185.68 costs 0 USD",
                "6 2024-01-05 buy 1010 AAPL at 185.50 costs 0 USD",
                "7 deposit_or_withdrawal",
                "8 refused Action",
                "9 other_instrument");
    }

    @Test
    void ofFidelity() {
        assertRead(
                TradeFormat.FIDELITY,
                """


                Run Date,Action,Symbol,Description,Type,Quantity,Price ($),Commission ($),Fees ($),Accrued Interest ($),Amount ($),Cash Balance ($),Settlement Date
                02/05/2024,YOU SOLD APPLE INC (AAPL) (Cash),AAPL,APPLE INC,Cash,-4,190,0.5,0.02,,759.48,1000,02/07/2024
                01/15/2024,DIVIDEND RECEIVED APPLE INC (AAPL) (Cash),AAPL,APPLE INC,Cash,,,,,,9.60,240,
                01/15/2024,REINVESTMENT FIDELITY GOVERNMENT MONEY MARKET (SPAXX) (Cash),SPAXX,FIDELITY,Cash,9.6,1,,,,-9.60,240,
                01/05/2024,YOU BOUGHT APPLE INC (AAPL) (Cash),AAPL,APPLE INC,Cash,10,185.5,,,,-1855,240,01/09/2024
                01/04/2024,Electronic Funds Transfer Received (Cash),,No Description,Cash,0,,,,,5000,5000,

                "Brokerage services are provided by Fidelity"
                Date downloaded 03/01/2024 10:00 am
                """,
                "4 2024-02-05 sell 4 AAPL at 190 costs 0.52 USD",
                "5 dividend",
                "6 cash_sweep",
                "7 2024-01-05 buy 10 AAPL at 185.5 costs 0 USD",
                "8 deposit_or_withdrawal");
    }

    @Test
    void ofTrading212() {
        TradeFile file =
                read(
                        """
                        Action,Time,ISIN,Ticker,Name,No. of shares,Price / share,Currency (Price / share),Exchange rate,Total,Currency (Total),Notes,ID,Currency conversion fee,Currency (Currency conversion fee),Stamp duty reserve tax,Currency (Stamp duty reserve tax)
                        Deposit,2024-01-02 09:00:00.123,,,,,,,,500.00,GBP,,D1,,,,
                        Market buy,2024-01-05 14:31:02.456,US0378331005,AAPL,Apple,1.5,185.50,USD,1.27,219.10,GBP,,EOF1,0.33,GBP,,
                        Limit buy,2024-01-08 08:01:02.456,GB00BH4HKS39,VOD,Vodafone,100,66.51,GBX,1,66.84,GBP,,EOF2,,,0.33,GBP
                        Dividend (Ordinary),2024-02-01 08:00:00,US0378331005,AAPL,Apple,1.5,0.24,USD,,0.28,GBP,,,,,,
                        """);
        assertEquals(TradeFormat.TRADING_212, file.format());
        assertEquals(
                List.of(
                        "2 deposit_or_withdrawal",
                        "3 2024-01-05 buy 1.5 AAPL at 185.50 costs 0 USD",
                        "4 2024-01-08 buy 100 VOD.L at 66.51 costs 33 GBX",
                        "5 dividend"),
                words(file));
        FileTrade apple = ((FileRow.Traded) file.rows().get(1)).trade();
        assertEquals("143102", apple.time());
        assertEquals(
                List.of(
                        new ForeignCharge(
                                "Currency conversion fee", new BigDecimal("0.33"), "GBP")),
                apple.foreign());
    }

    @Test
    void ofRobinhood() {
        assertRead(
                TradeFormat.ROBINHOOD,
                """
                "Activity Date","Process Date","Settle Date","Instrument","Description","Trans Code","Quantity","Price","Amount"
                "2/5/2024","2/5/2024","2/7/2024","AAPL","Apple
                CUSIP: 037833100","Sell","0.5","$190.00","$95.00"
                "1/15/2024","1/15/2024","1/15/2024","AAPL","Cash Div","CDIV","","","$0.24"
                "1/5/2024","1/5/2024","1/9/2024","AAPL","Apple","Buy","1","$185.50","($185.50)"
                "1/4/2024","1/4/2024","1/4/2024","","ACH Deposit","ACH","","","$500.00"
                "1/4/2024","1/4/2024","1/4/2024","AAPL","AAPL 1/19/2024 Call $190.00","BTO","1","$2.50","($250.04)"
                "1/3/2024","1/3/2024","1/3/2024","F","Ford","BCXL","1","$11.00","$11.00"

                "","","","","","","","","The data provided is for informational purposes only."
                """,
                "2 2024-02-05 sell 0.5 AAPL at 190.00 costs 0 USD",
                "4 dividend",
                "5 2024-01-05 buy 1 AAPL at 185.50 costs 0 USD",
                "6 deposit_or_withdrawal",
                "7 other_instrument",
                "8 refused Trans Code");
    }

    @Test
    void ofZerodha() {
        assertRead(
                TradeFormat.ZERODHA,
                """
                symbol,isin,trade_date,exchange,segment,series,trade_type,auction,quantity,price,trade_id,order_id,order_execution_time
                TCS,INE467B01029,2024-01-05,NSE,EQ,EQ,buy,false,10.000000,3736.500000,25001,1100000,2024-01-05T09:31:02
                TCS,INE467B01029,2024-02-05,BSE,EQ,A,sell,false,4.000000,3990.000000,25002,1100001,2024-02-05T09:31:02
                NIFTY24JANFUT,,2024-01-05,NSE,FO,,buy,false,50,21700,25003,1100002,2024-01-05T09:31:02
                """,
                "2 2024-01-05 buy 10.000000 TCS.NS at 3736.500000 costs 0 INR",
                "3 2024-02-05 sell 4.000000 TCS.BO at 3990.000000 costs 0 INR",
                "4 other_instrument");
    }

    @Test
    void ofDegiro() {
        assertRead(
                TradeFormat.DEGIRO,
                """
                Datum,Tijd,Product,ISIN,Beurs,Uitvoeringsplaats,Aantal,Koers,,Lokale waarde,,Waarde,,Wisselkoers,Transactiekosten en/of,,Totaal,,Order ID
                05-02-2024,09:04,ASML HOLDING,NL0010273215,EAM,XAMS,-2,"810,5000",EUR,"1621,00",EUR,"1621,00",EUR,,"-3,00",EUR,"1618,00",EUR,abc-1
                05-01-2024,09:04,ASML HOLDING,NL0010273215,EAM,XAMS,3,"650,2500",EUR,"-1950,75",EUR,"-1950,75",EUR,,"-3,00",EUR,"-1953,75",EUR,abc-2
                """,
                "2 2024-02-05 sell 2 NL0010273215 at 810.5000 costs 3.00 EUR",
                "3 2024-01-05 buy 3 NL0010273215 at 650.2500 costs 3.00 EUR");
    }

    @Test
    void ofVanguard() {
        assertRead(
                TradeFormat.VANGUARD,
                """
                Account Number,Trade Date,Settlement Date,Transaction Type,Transaction Description,Investment Name,Symbol,Shares,Share Price,Principal Amount,Commissions and Fees,Net Amount,Accrued Interest,Account Type,
                1,01/05/2024,01/09/2024,Buy,Buy,VANGUARD TOTAL STOCK,VTI,10,235.5,-2355,0.00,-2355,0,CASH,
                1,01/08/2024,01/08/2024,Sweep in,Sweep,VANGUARD FEDERAL,VMFXX,0,1,100,0,100,0,CASH,
                1,02/05/2024,02/07/2024,Sell,Sell,VANGUARD TOTAL STOCK,VTI,-4,245,980,0.01,979.99,0,CASH,
                """,
                "2 2024-01-05 buy 10 VTI at 235.5 costs 0.00 USD",
                "3 cash_sweep",
                "4 2024-02-05 sell 4 VTI at 245 costs 0.01 USD");
    }

    @Test
    void ofAnUnknownFormatSaysWhichAreKnown() {
        Refusal refusal = assertThrows(Refusal.class, () -> read("when;what\n2024-01-05;x\n"));
        assertEquals("unknown_trade_format", refusal.code());
        assertTrue(refusal.detail().contains("\"when;what\""), refusal.detail());
        for (TradeLayout layout : TradeLayout.ALL) {
            assertTrue(refusal.detail().contains(layout.description()), refusal.detail());
        }
    }

    @Test
    void withSemicolonsDecimalCommasAndAnOldEncoding() {
        String text =
                "date;ticker;side;quantity;price;fees;strategy\n31.01.2024;SAP.DE;buy;10;1.125,50;2,5;Größe\n";
        TradeFile file =
                TradeFileReader.read(
                        text.getBytes(Charset.forName("windows-1252")), Optional.empty());
        assertEquals(List.of("2 2024-01-31 buy 10 SAP.DE at 1125.50 costs 2.5"), words(file));
        assertEquals("Größe", ((FileRow.Traded) file.rows().getFirst()).trade().strategy());
        assertEquals(
                words(file),
                words(
                        TradeFileReader.read(
                                text.getBytes(StandardCharsets.UTF_16), Optional.empty())));
    }

    @Test
    void whoseNumbersCouldBeEitherIsRefused() {
        String open = "date,ticker,side,quantity,price\n2024-01-31,SAP.DE,buy,1,\"1,125\"\n";
        Refusal refusal = assertThrows(Refusal.class, () -> read(open));
        assertEquals("ambiguous_numbers", refusal.code());
        assertEquals(
                List.of("2 2024-01-31 buy 1 SAP.DE at 1.125 costs 0"),
                words(
                        TradeFileReader.read(
                                open.getBytes(StandardCharsets.UTF_8),
                                Optional.of(DecimalSign.COMMA))));
        assertThrows(
                Refusal.class,
                () ->
                        read(
                                open
                                        + "2024-01-31,SAP.DE,buy,1,1.5\n2024-01-31,SAP.DE,buy,1,\"1,5\"\n"));
    }

    @Test
    void whoseDatesCouldBeTwoIsRefusedUnlessAnotherRowSays() {
        String header = "date,ticker,side,quantity,price\n";
        assertEquals(
                List.of("2 refused date"), words(read(header + "01/02/2024,AAPL,buy,1,185.5\n")));
        assertEquals(
                List.of(
                        "2 2024-02-01 buy 1 AAPL at 185.5 costs 0",
                        "3 2024-02-13 buy 1 AAPL at 185.5 costs 0"),
                words(read(header + "01/02/2024,AAPL,buy,1,185.5\n13/02/2024,AAPL,buy,1,185.5\n")));
        assertEquals(
                List.of("2 refused date"), words(read(header + "2024-02-30,AAPL,buy,1,185.5\n")));
    }

    @Test
    void clocksOfTwelveHoursAreRead() {
        assertEquals("133000", TradeDates.clock("1/16/2024 1:30 PM"));
        assertEquals("094500", TradeDates.clock("9:45 AM"));
        assertEquals("001005", TradeDates.clock("12:10:05 a.m."));
        assertEquals("121000", TradeDates.clock("12:10pm"));
        assertEquals("133000", TradeDates.clock("2024-01-16 13:30"));
        assertEquals("103000", TradeDates.clock("20240105;103000"));
    }

    /// With several levels of detail each order's shares are in the file twice.
    @Test
    void anOrderBesideItsExecutionsIsNoTradeOfItsOwn() {
        assertRead(
                TradeFormat.INTERACTIVE_BROKERS_FLEX,
                """
                CurrencyPrimary,AssetClass,Symbol,TradeID,TradeDate,Quantity,TradePrice,Buy/Sell,LevelOfDetail
                USD,STK,AAPL,,20240105,10,185.4,BUY,ORDER
                USD,STK,AAPL,101,20240105,4,185.5,BUY,EXECUTION
                USD,STK,AAPL,102,20240105,6,185.3333,BUY,EXECUTION
                """,
                "2 detail",
                "3 2024-01-05 buy 4 AAPL at 185.5 costs 0 USD",
                "4 2024-01-05 buy 6 AAPL at 185.3333 costs 0 USD");
    }

    @Test
    void ofETrade() {
        assertRead(
                TradeFormat.E_TRADE,
                """
                For Account:,####1234

                TransactionDate,TransactionType,SecurityType,Symbol,Quantity,Amount,Price,Commission,Description
                02/10/17,Sold,EQ,AAPL,-40,5279.73,132.12,4.95,APPLE INC COM
                02/16/17,Dividend,EQ,AAPL,0,34.2,0,0,APPLE INC CASH DIV
                01/05/17,Bought,EQ,AAPL,100,-11606.95,116.02,4.95,APPLE INC COM
                01/06/17,Bought To Open,OPTN,AAPL Feb 17 '17 $130 Call,1,-250.66,2.5,0.66,CALL AAPL
                01/04/17,Online Transfer,UNKNOWN,,0,20000,0,0,ACH DEPOSIT
                """,
                "4 2017-02-10 sell 40 AAPL at 132.12 costs 4.95 USD",
                "5 dividend",
                "6 2017-01-05 buy 100 AAPL at 116.02 costs 4.95 USD",
                "7 other_instrument",
                "8 deposit_or_withdrawal");
    }

    @Test
    void ofRevolut() {
        assertRead(
                TradeFormat.REVOLUT,
                """
                Date,Ticker,Type,Quantity,Price per share,Total Amount,Currency,FX Rate
                2017-01-04T10:00:00.000Z,,CASH TOP-UP,,,USD 20000,USD,1.0500
                2017-01-05T14:30:41.123456Z,AAPL,BUY - MARKET,100,USD 116.02,"USD 11,602.00",USD,1.0500
                2017-02-10T15:30:41Z,AAPL,SELL - LIMIT,0.5,"$1,132.12",$566.06,USD,1.0600
                2017-02-16T04:30:41Z,AAPL,DIVIDEND,,,USD 34.20,USD,1.0600
                2017-03-01T04:30:41Z,,CUSTODY FEE,,,USD -0.15,USD,1.0600
                2017-03-02T04:30:41Z,NFLX,STOCK SPLIT,6,,USD 0,USD,1.0600
                """,
                "2 deposit_or_withdrawal",
                "3 2017-01-05 buy 100 AAPL at 116.02 costs 0 USD",
                "4 2017-02-10 sell 0.5 AAPL at 1132.12 costs 0 USD",
                "5 dividend",
                "6 fee",
                "7 corporate_action");
    }

    @Test
    void ofCoinbase() {
        TradeFile file =
                read(
                        """

                        Transactions
                        User,John,abc
                        ID,Timestamp,Transaction Type,Asset,Quantity Transacted,Price Currency,Price at Transaction,Subtotal,Total (inclusive of fees and/or spread),Fees and/or Spread,Notes
                        a1,2017-12-05 14:30:00 UTC,Buy,BTC,0.5,USD,$11500.01,$5750.01,$5800.01,$50.00,
                        a2,2017-12-06 14:30:00 UTC,Advanced Trade Sell,BTC,0.25,USD,$13500.01,$3375.00,$3350.00,$25.00,
                        a3,2017-12-07 14:30:00 UTC,Staking Income,ETH,0.001,USD,$450.01,$0.45,$0.45,$0.00,
                        a4,2017-12-07 14:30:00 UTC,Withdrawal,USD,100,USD,$1.00,$100.00,$100.00,$0.00,
                        """);
        assertEquals(TradeFormat.COINBASE, file.format());
        assertEquals(
                List.of(
                        "5 2017-12-05 buy 0.5 BTC-USD at 11500.01 costs 50.00 USD",
                        "6 2017-12-06 sell 0.25 BTC-USD at 13500.01 costs 25.00 USD",
                        "7 refused Transaction Type",
                        "8 deposit_or_withdrawal"),
                words(file));
    }

    @Test
    void ofUpstox() {
        assertRead(
                TradeFormat.UPSTOX,
                """
                Date,Company,Amount,Exchange,Segment,Scrip Code,Instrument Type,Strike Price,Expiry,Trade Num,Trade Time,Side,Quantity,Price
                01-04-2016,RELIANCE INDUSTRIES,10452.5,NSE,EQ,RELIANCE,,0,,25078012,09:15:01,Buy,10,"1,045.25"
                05-04-2016,NIFTY,4200,NSE,FO,NIFTY16APRFUT,,0,,25078013,10:15:01,Sell,75,7600
                """,
                "2 2016-04-01 buy 10 RELIANCE.NS at 1045.25 costs 0 INR",
                "3 other_instrument");
    }

    /// A table of one's own, or of a broker that is not known: as Charles Schwab's its prices would
    /// be dollars and its days months, as Degiro's each sale with a positive number a purchase.
    @Test
    void whatLooksLikeAFormatOnlyIsRefused() {
        for (String header :
                List.of(
                        "Action,Quantity,Symbol,Price,Date,Time,Exchange,Commission",
                        "Date,ISIN,Side,Quantity,Price")) {
            Refusal refusal = assertThrows(Refusal.class, () -> read(header + "\n1,2,3,4,5\n"));
            assertEquals("unknown_trade_format", refusal.code());
            assertTrue(
                    refusal.detail().contains("date,ticker,side,quantity,price"), refusal.detail());
        }
    }

    @Test
    void aClassOfSharesIsLookedForAsItIsWrittenAnywhere() {
        TradeFile file = read("date,ticker,side,quantity,price\n2024-01-05,BRK B,buy,1,360\n");
        assertTrue(
                file.rows().getFirst() instanceof FileRow.Traded(FileTrade trade)
                        && trade.tickers().equals(List.of("BRK B", "BRK-B", "BRK.B")));
    }
}
