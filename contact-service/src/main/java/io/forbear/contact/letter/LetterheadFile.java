package io.forbear.contact.letter;

import io.forbear.contact.yaml.YamlException;
import io.forbear.contact.yaml.YamlNode;
import io.forbear.contact.yaml.YamlProblems;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the file of letterheads and refuses it, naming every problem and its place. */
final class LetterheadFile {
    /** What every letter needs to know of a bank; the places of CN-LETTER-01 among it. */
    private static final List<String> LINES =
            List.of(
                    "name",
                    "address",
                    "phone",
                    "complaints",
                    "statusQueryChannel",
                    "repaymentInfo",
                    "objectionChannel",
                    "evidenceChannel",
                    "issuerContact");

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int LARGEST_SEAL = 200_000;

    private final Function<String, byte @Nullable []> images;
    private final YamlProblems problems = new YamlProblems();

    private LetterheadFile(Function<String, byte @Nullable []> images) {
        this.images = images;
    }

    /**
     * Reads the file.
     *
     * @param images opens an image by the name the file gives it; null: there is none
     * @throws YamlException naming file, and path and what is wrong of every problem
     */
    static Letterheads read(
            String file,
            String text,
            Map<String, String> layouts,
            Function<String, byte @Nullable []> images) {
        return new LetterheadFile(images).read(YamlNode.read(file, text), layouts);
    }

    private Letterheads read(YamlNode root, Map<String, String> layouts) {
        root.withOnly("creditors", "agencies");
        var creditors = new HashMap<String, Map<String, Letterhead>>();
        root.get("creditors")
                .entries()
                .forEach(
                        (id, node) ->
                                problems.read(() -> creditor(node))
                                        .ifPresent(heads -> creditors.put(id, heads)));
        var agencies = new HashMap<String, Map<String, Letterhead.Agency>>();
        root.get("agencies")
                .entries()
                .forEach(
                        (id, node) ->
                                problems.read(() -> agency(node))
                                        .ifPresent(one -> agencies.put(id, one)));
        problems.throwIfAny();
        return new Letterheads(creditors, agencies, layouts);
    }

    private Map<String, Letterhead> creditor(YamlNode node) {
        node.withOnly("zone", "seal", "texts");
        var zone = zone(node.get("zone"));
        var seal = seal(node.get("seal"));
        var heads = new LinkedHashMap<String, Letterhead>();
        node.get("texts")
                .entries()
                .forEach(
                        (language, texts) ->
                                heads.put(language, new Letterhead(zone, lines(texts), seal)));
        return heads;
    }

    private Map<String, String> lines(YamlNode node) {
        node.withOnly(LINES.toArray(String[]::new));
        var lines = new HashMap<String, String>();
        for (var name : LINES) {
            problems.read(() -> line(node.get(name))).ifPresent(text -> lines.put(name, text));
        }
        return lines;
    }

    private static String line(YamlNode node) {
        var text = node.text().strip();
        if (text.chars().anyMatch(c -> c < ' ' || c == '{' || c == '}')) {
            throw node.wrong("must be one line without braces");
        }
        return text;
    }

    private static Map<String, Letterhead.Agency> agency(YamlNode node) {
        var agencies = new LinkedHashMap<String, Letterhead.Agency>();
        node.entries()
                .forEach(
                        (language, texts) -> {
                            texts.withOnly("name", "address", "phone", "licence");
                            agencies.put(
                                    language,
                                    new Letterhead.Agency(
                                            line(texts.get("name")),
                                            line(texts.get("address")),
                                            line(texts.get("phone")),
                                            texts.has("licence")
                                                    ? line(texts.get("licence"))
                                                    : null));
                        });
        return agencies;
    }

    private String seal(YamlNode node) {
        var image = images.apply(node.text());
        if (image == null) {
            throw node.wrong("there is no such file");
        }
        if (image.length > LARGEST_SEAL
                || image.length < PNG.length
                || !Arrays.equals(Arrays.copyOf(image, PNG.length), PNG)) {
            throw node.wrong("must be a PNG image of at most " + LARGEST_SEAL + " bytes");
        }
        return Base64.getEncoder().encodeToString(image);
    }

    private static ZoneId zone(YamlNode node) {
        try {
            return ZoneId.of(node.text());
        } catch (DateTimeException e) {
            throw node.wrong("there is no such time zone");
        }
    }
}
