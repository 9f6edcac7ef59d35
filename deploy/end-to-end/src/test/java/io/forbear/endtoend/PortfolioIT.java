package io.forbear.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A portfolio in the format of the real one, through the simulator into the system. */
class PortfolioIT {
    private static final RunningSystem SYSTEM = RunningSystem.shared();
    private static final int OF_EACH_KIND = 40;

    /** In order: never overdue, overdue in the last two months, overdue once and cured. */
    private static final List<String> KINDS =
            List.of(
                    "0,0,0,0,0,0,1,1,1,1,1,1,1,1,1,1,1,1",
                    "2,1,0,0,0,0,100,90,80,70,60,50,0,10,0,0,0,0",
                    "-1,2,0,0,0,0,1.00E+05,90,80,70,60,50,90,10,0,0,0,0");

    @TempDir private Path directory;

    @Test
    void isStagedAsTheFileSays() throws Exception {
        var before = totals();
        var output = directory.resolve("simulate.log");
        var exitCode =
                SYSTEM.simulate(
                        output,
                        "--uci",
                        portfolio().toString(),
                        "--account-url",
                        SYSTEM.url(Service.ACCOUNT),
                        "--account-token-file",
                        auditorsToken().toString());
        assertThat(exitCode).as(Files.readString(output)).isZero();
        assertThat(Files.readString(output))
                .containsPattern("ever overdue +80 +80\n")
                .containsPattern("overdue now +40 +40\n")
                .containsPattern("cured +40 +40\n")
                .containsPattern("parked records +0 +0\n")
                .containsPattern("2026-02-28 +NEW +M2 +40 +3600 +40 +3600\n")
                .contains("tells the matrix that follows from the file");
        assertThat(totals())
                .isEqualTo(
                        new Totals(
                                before.everOverdue() + 2 * OF_EACH_KIND,
                                before.overdueNow() + OF_EACH_KIND,
                                before.cured() + OF_EACH_KIND));
        assertThat(SYSTEM.get(Service.ACCOUNT, "auditor", "/accounts/U000003-1").toString())
                .contains("CURED");
    }

    private Path auditorsToken() throws IOException {
        return Files.writeString(directory.resolve("token"), SYSTEM.token("auditor"));
    }

    private record Totals(long everOverdue, long overdueNow, long cured) {}

    /** What account-service says over HTTP of all accounts, those of other tests included. */
    private static Totals totals() {
        var portfolio = SYSTEM.get(Service.ACCOUNT, "auditor", "/portfolio");
        return new Totals(
                portfolio.path("everOverdue").asLong(),
                portfolio.path("overdueNow").asLong(),
                portfolio.path("cured").asLong());
    }

    private Path portfolio() throws IOException {
        var months =
                List.of(
                        "X6,X7,X8,X9,X10,X11",
                        "X12,X13,X14,X15,X16,X17",
                        "X18,X19,X20,X21,X22,X23");
        var rows =
                IntStream.range(0, KINDS.size() * OF_EACH_KIND)
                        .mapToObj(i -> (i + 1) + "," + KINDS.get(i % KINDS.size()))
                        .collect(Collectors.joining("\n"));
        var file = directory.resolve("clients.csv.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(("ID," + String.join(",", months) + "\n" + rows + "\n").getBytes(UTF_8));
        }
        return file;
    }
}
