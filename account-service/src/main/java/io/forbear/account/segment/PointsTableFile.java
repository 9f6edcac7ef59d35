package io.forbear.account.segment;

import io.forbear.account.file.StrictYaml;
import io.forbear.account.segment.Scale.Rating;
import io.forbear.account.segment.Scale.Step;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads points tables from YAML. A key it does not know is an error, and so is a protected
 * attribute wherever it is named, but for the names of products, which are the bank's.
 */
final class PointsTableFile {
    private static final Set<String> NAMES_OF_OTHERS = Set.of("product", "jurisdiction");

    private static final int USUAL_HOLD_DAYS = 3;

    private PointsTableFile() {}

    /**
     * The tables of a file.
     *
     * @throws IllegalArgumentException if a table is not sound, with what is wrong
     */
    static PointsTables read(InputStream yaml) throws IOException {
        var tree = StrictYaml.read(yaml);
        refuseProtected(tree);
        return StrictYaml.as(tree, Document.class).toTables();
    }

    private static void refuseProtected(JsonNode node) {
        node.propertyStream()
                .forEach(
                        property -> {
                            ProtectedAttributes.refuse(property.getKey());
                            if (!NAMES_OF_OTHERS.contains(property.getKey())) {
                                refuseProtected(property.getValue());
                            }
                        });
        node.valueStream().filter(_ -> node.isArray()).forEach(PointsTableFile::refuseProtected);
        if (node.isString()) {
            ProtectedAttributes.refuse(node.asString());
        }
    }

    private static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw new IllegalArgumentException("a points table lacks " + field);
        }
        return value;
    }

    private record Document(
            @Nullable String version,
            @Nullable Integer holdDays,
            @Nullable List<TableEntry> tables) {
        PointsTables toTables() {
            return new PointsTables(
                    required(version, "version"),
                    holdDays == null ? USUAL_HOLD_DAYS : holdDays,
                    required(tables, "tables").stream().map(TableEntry::toTable).toList());
        }
    }

    private record TableEntry(
            @Nullable String product,
            @Nullable String jurisdiction,
            @Nullable ScaleEntry risk,
            @Nullable ScaleEntry willingness,
            @Nullable Integer warnFrom) {
        PointsTable toTable() {
            return new PointsTable(
                    product,
                    jurisdiction,
                    required(risk, "risk").toScale("risk", false),
                    required(willingness, "willingness").toScale("willingness", true),
                    required(warnFrom, "warnFrom"));
        }
    }

    private record ScaleEntry(
            @Nullable Map<String, RatingEntry> attributes, @Nullable List<Step> segments) {
        Scale toScale(String name, boolean moreIsBetter) {
            var ratings =
                    required(attributes, "attributes").entrySet().stream()
                            .map(e -> e.getValue().toRating(Attribute.of(e.getKey())))
                            .toList();
            return new Scale(name, moreIsBetter, ratings, required(segments, "segments"));
        }
    }

    private record RatingEntry(@Nullable Integer unknown, @Nullable List<BandEntry> bands) {
        Rating toRating(Attribute attribute) {
            return new Rating(
                    attribute,
                    required(unknown, "unknown of " + attribute.word()),
                    required(bands, "bands of " + attribute.word()).stream()
                            .map(BandEntry::toBand)
                            .toList());
        }
    }

    private record BandEntry(@Nullable Integer upTo, @Nullable Integer points) {
        Band toBand() {
            return new Band(upTo, required(points, "points of a band"));
        }
    }
}
