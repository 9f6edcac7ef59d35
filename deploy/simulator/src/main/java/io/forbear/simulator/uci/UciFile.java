package io.forbear.simulator.uci;

import io.forbear.simulator.trouble.Trouble;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads "Default of Credit Card Clients" (I-Cheng Yeh, 2009; UCI Machine Learning Repository, CC BY
 * 4.0) as a gzipped CSV file: columns {@code ID}, {@code X6..X11} repayment status September back
 * to April, {@code X12..X17} bill, {@code X18..X23} amount paid; in any order, others ignored.
 * Round amounts may be in scientific notation.
 */
final class UciFile {
    static final int MONTHS = 6;

    private static final int NEWEST_STATUS = 6;
    private static final int NEWEST_BILL = 12;
    private static final int NEWEST_PAID = 18;

    private final Path file;
    private final Map<String, Integer> columns = new HashMap<>();
    private int width;

    private UciFile(Path file) {
        this.file = file;
    }

    /**
     * All clients in the order of the file.
     *
     * @throws Trouble if the file is missing, not gzipped, or not this table
     */
    static List<UciClient> read(Path file) {
        try (var in =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.UTF_8))) {
            return new UciFile(file).clients(in);
        } catch (NoSuchFileException e) {
            throw new Trouble("no file " + file, e);
        } catch (ZipException e) {
            throw new Trouble(file + " is not a gzip file: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new Trouble("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private List<UciClient> clients(BufferedReader in) throws IOException {
        header(in.readLine());
        var clients = new ArrayList<UciClient>();
        int number = 1;
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            if (!line.isBlank()) {
                clients.add(client(line.split(",", -1), number));
            }
        }
        return clients;
    }

    private void header(@Nullable String line) {
        var names = line == null ? new String[0] : line.strip().split(",", -1);
        width = names.length;
        for (int index = 0; index < names.length; index++) {
            columns.put(names[index].strip(), index);
        }
        var wanted = IntStream.range(NEWEST_STATUS, NEWEST_PAID + MONTHS).mapToObj(n -> "X" + n);
        var missing =
                Stream.concat(Stream.of("ID"), wanted)
                        .filter(name -> !columns.containsKey(name))
                        .toList();
        if (!missing.isEmpty()) {
            throw new Trouble(
                    "%s has no column %s; its first line is %s"
                            .formatted(file, String.join(", ", missing), Arrays.toString(names)));
        }
    }

    private UciClient client(String[] cells, int line) {
        if (cells.length != width) {
            throw new Trouble(
                    "%s line %d has %d columns, not %d".formatted(file, line, cells.length, width));
        }
        try {
            return new UciClient(
                    amount(cells, "ID").intValueExact(),
                    IntStream.iterate(MONTHS - 1, back -> back >= 0, back -> back - 1)
                            .mapToObj(back -> month(cells, back))
                            .toList());
        } catch (ArithmeticException | NumberFormatException e) {
            throw new Trouble(
                    "%s line %d holds something that is no number: %s"
                            .formatted(file, line, String.join(",", cells)),
                    e);
        }
    }

    private UciMonth month(String[] cells, int monthsBack) {
        return new UciMonth(
                amount(cells, "X" + (NEWEST_STATUS + monthsBack)).intValueExact(),
                amount(cells, "X" + (NEWEST_BILL + monthsBack)),
                amount(cells, "X" + (NEWEST_PAID + monthsBack)));
    }

    private BigDecimal amount(String[] cells, String column) {
        return new BigDecimal(cells[columns.getOrDefault(column, -1)].strip());
    }
}
