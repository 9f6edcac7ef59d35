package io.forbear.simulator.uci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.events.AccountOverdue;
import io.forbear.events.PaymentPosted;
import io.forbear.simulator.portfolio.Region;
import io.forbear.simulator.trouble.Trouble;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small file by hand: one client each who is odd in another way. */
class UciFileTest {
    private static final String HEADER =
            "ID,X1,X2,X3,X4,X5,X6,X7,X8,X9,X10,X11,X12,X13,X14,X15,X16,X17,X18,X19,X20,X21,X22,X23,Y";
    private static final String NEVER_OVERDUE =
            "1,2.00E+05,2,2,1,24,-1,0,0,-2,-2,-2,100,200,300,0,0,0,10,20,30,0,0,0,0";
    private static final String OVERDUE_NOW =
            "2,50000,2,2,1,24,2,1,0,0,0,0,1.00E+05,2000,300,0,0,0,0,700,30,0,0,0,1";
    private static final String CURED =
            "3,50000,2,2,1,24,0,-1,-2,2,3,0,50,60,70,800,900,0,11,12,13,14,15,16,0";
    private static final String OVERDUE_ON_A_CREDIT =
            "4,50000,2,2,1,24,1,-2,-2,-2,-2,-2,-150,0,0,0,0,0,0,0,0,0,0,0,0";
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    @TempDir private Path directory;

    @Test
    void countsEverOverdueOverdueNowAndCured() throws IOException {
        assertThat(UciCount.of(clients())).isEqualTo(new UciCount(4, 3, 2, 1, 1));
    }

    @Test
    void readsMonthsOldestFirstAndRoundAmountsInScientificNotation() throws IOException {
        var months = clients().get(1).months();
        assertThat(months).extracting(UciMonth::status).containsExactly(0, 0, 0, 0, 1, 2);
        assertThat(months.getLast().bill()).isEqualByComparingTo("100000");
    }

    @Test
    void tellsNothingOfAClientWhoNeverWasOverdue() throws IOException {
        assertThat(events(clients().get(0))).isEmpty();
    }

    @Test
    void datesTheLastStatementToTheCurrentMonthAndTheDelayBackFromThere() throws IOException {
        var events = events(clients().get(1));
        assertThat(events).hasSize(2);
        assertThat((AccountOverdue) events.getLast())
                .satisfies(
                        last -> {
                            assertThat(last.getOccurredAt())
                                    .isEqualTo(Instant.parse("2026-10-31T16:00:00Z"));
                            assertThat(last.getOverdueSince())
                                    .isEqualTo(LocalDate.parse("2026-09-01"));
                            assertThat(last.getAmountOverdue().getAmount())
                                    .isEqualByComparingTo("100000");
                        });
    }

    @Test
    void curesOnceAndPaysOnlyAfterHavingBeenOverdue() throws IOException {
        var events = events(clients().get(2));
        assertThat(events)
                .filteredOn(AccountOverdue.class::isInstance)
                .extracting(event -> ((AccountOverdue) event).getOverdueSince())
                .containsExactly(
                        LocalDate.parse("2026-04-01"), LocalDate.parse("2026-06-01"), null);
        assertThat(events)
                .filteredOn(PaymentPosted.class::isInstance)
                .extracting(event -> ((PaymentPosted) event).getEffectiveDate())
                .containsExactly(
                        LocalDate.parse("2026-07-15"),
                        LocalDate.parse("2026-08-15"),
                        LocalDate.parse("2026-09-15"),
                        LocalDate.parse("2026-10-15"));
    }

    @Test
    void neverStatesANegativeAmountOverdue() throws IOException {
        assertThat(events(clients().get(3)))
                .singleElement()
                .satisfies(
                        event -> {
                            var statement = (AccountOverdue) event;
                            assertThat(statement.getOverdueSince()).isNotNull();
                            assertThat(statement.getAmountOverdue().getAmount()).isZero();
                            assertThat(statement.getBalance().getAmount())
                                    .isEqualByComparingTo(new BigDecimal("-150"));
                        });
    }

    @Test
    void saysThatTheFileIsMissing() {
        assertThatThrownBy(() -> UciFile.read(directory.resolve("none.csv.gz")))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("no file");
    }

    @Test
    void saysThatTheFileIsNotGzipped() throws IOException {
        var plain = Files.writeString(directory.resolve("plain.csv"), HEADER);
        assertThatThrownBy(() -> UciFile.read(plain)).hasMessageContaining("not a gzip file");
    }

    @Test
    void namesTheColumnsThatAreMissing() throws IOException {
        var file = gzip("ID,X6,X7\n1,0,0");
        assertThatThrownBy(() -> UciFile.read(file)).hasMessageContaining("no column X8, X9");
    }

    @Test
    void namesTheLineThatIsTooShortOrNoNumber() throws IOException {
        var shortRow = gzip(HEADER + "\n1,2,3");
        assertThatThrownBy(() -> UciFile.read(shortRow)).hasMessageContaining("line 2 has 3");
        var words = gzip(HEADER + "\n" + NEVER_OVERDUE + "\n" + NEVER_OVERDUE.replace("-1", "x"));
        assertThatThrownBy(() -> UciFile.read(words)).hasMessageContaining("line 3 holds");
    }

    private List<UciClient> clients() throws IOException {
        return UciFile.read(
                gzip(
                        String.join(
                                        "\r\n",
                                        HEADER,
                                        NEVER_OVERDUE,
                                        OVERDUE_NOW,
                                        CURED,
                                        OVERDUE_ON_A_CREDIT)
                                + "\r\n\r\n"));
    }

    private static List<SpecificRecord> events(UciClient client) {
        var history = new UciHistory(Region.ofJurisdiction("CN"), NOW);
        return IntStream.range(0, UciFile.MONTHS)
                .mapToObj(month -> history.events(client, month))
                .flatMap(List::stream)
                .<SpecificRecord>map(outgoing -> outgoing.event())
                .toList();
    }

    private Path gzip(String text) throws IOException {
        var file = Files.createTempFile(directory, "clients", ".csv.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
