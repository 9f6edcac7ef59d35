package io.forbear.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Makes what is copied from a PDF, or searched in it, the text that was written. A font shows some
 * characters with one glyph, such as 欠 and the radical ⽋ (U+2F0B), and PDFBox notes the first of
 * them as the glyph's text; here it becomes the one that occurs in the document.
 */
final class CopyableText {
    private static final Pattern RANGE =
            Pattern.compile("<([0-9A-F]{4})> <([0-9A-F]{4})> <([0-9A-F]{4,8})>");
    private static final Pattern BLOCK =
            Pattern.compile("\\d+ beginbfrange\\R(.*?)endbfrange\\R", Pattern.DOTALL);
    private static final int BLOCK_SIZE = 100;

    /** Characters by each one that has the same glyph. */
    private static final Map<Integer, List<Integer>> ALIKE = alike();

    private CopyableText() {}

    /** Corrects the fonts of a document that was made of a text and saved since. */
    static void correct(PDDocument document, String text) throws IOException {
        var present = text.codePoints().boxed().collect(Collectors.toSet());
        var corrections = new HashMap<Integer, Integer>();
        for (var character : present) {
            ALIKE.getOrDefault(character, List.of()).stream()
                    .filter(other -> !present.contains(other))
                    .forEach(other -> corrections.put(other, character));
        }
        for (var font : document.getDocument().getObjectsByType(COSName.FONT)) {
            correct(font.getObject(), corrections);
        }
    }

    private static void correct(COSBase font, Map<Integer, Integer> corrections)
            throws IOException {
        var toUnicode =
                font instanceof COSDictionary dictionary
                        ? dictionary.getCOSStream(COSName.TO_UNICODE)
                        : null;
        if (toUnicode != null) {
            var corrected = corrected(toUnicode.toTextString(), corrections);
            try (var out = toUnicode.createOutputStream(COSName.FLATE_DECODE)) {
                out.write(corrected.getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    private static String corrected(String cmap, Map<Integer, Integer> corrections) {
        return BLOCK.matcher(cmap).replaceAll(block -> blocks(block.group(1), corrections));
    }

    private static String blocks(String ranges, Map<Integer, Integer> corrections) {
        var lines =
                RANGE.matcher(ranges)
                        .results()
                        .flatMap(range -> lines(range, corrections))
                        .toList();
        var blocks = new StringBuilder();
        for (int from = 0; from < lines.size(); from += BLOCK_SIZE) {
            var block = lines.subList(from, Math.min(lines.size(), from + BLOCK_SIZE));
            blocks.append(block.size()).append(" beginbfrange\n");
            block.forEach(line -> blocks.append(line).append('\n'));
            blocks.append("endbfrange\n");
        }
        return blocks.toString();
    }

    /** One line for each glyph of a range. */
    private static Stream<String> lines(MatchResult range, Map<Integer, Integer> corrections) {
        int first = Integer.parseInt(range.group(1), 16);
        int last = Integer.parseInt(range.group(2), 16);
        int character = character(range.group(3));
        return IntStream.rangeClosed(first, last)
                .mapToObj(
                        glyph -> {
                            int shown = character + glyph - first;
                            return "<%04X> <%04X> <%s>"
                                    .formatted(
                                            glyph,
                                            glyph,
                                            utf16(corrections.getOrDefault(shown, shown)));
                        });
    }

    private static int character(String utf16) {
        return utf16.length() == 4
                ? Integer.parseInt(utf16, 16)
                : Character.toCodePoint(
                        (char) Integer.parseInt(utf16.substring(0, 4), 16),
                        (char) Integer.parseInt(utf16.substring(4), 16));
    }

    private static String utf16(int character) {
        return Character.toString(character)
                .chars()
                .mapToObj("%04X"::formatted)
                .collect(Collectors.joining());
    }

    private static Map<Integer, List<Integer>> alike() {
        try (var bytes = Pdf.font("Regular");
                var font = new TTFParser().parse(new RandomAccessReadBuffer(bytes))) {
            var cmap = font.getUnicodeCmapLookup();
            var alike = new HashMap<Integer, List<Integer>>();
            for (int glyph = 1; glyph < font.getNumberOfGlyphs(); glyph++) {
                var characters = cmap.getCharCodes(glyph);
                if (characters != null && characters.size() > 1) {
                    var all = new ArrayList<>(characters);
                    all.forEach(character -> alike.put(character, all));
                }
            }
            return alike;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
