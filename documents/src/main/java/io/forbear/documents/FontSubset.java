package io.forbear.documents;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A TrueType font with the glyphs of some characters only. It knows no other characters: of two
 * that look alike, such as 欠 and the radical ⽋ (U+2F0B), a PDF then gives back the one that was
 * written.
 */
final class FontSubset {
    private static final int TRUE_TYPE = 0x00010000;
    private static final int WITHOUT_NAMES = 0x00030000;
    private static final int DIRECTORY = 12;
    private static final int DIRECTORY_ENTRY = 16;

    private final FontFile font;
    private final Map<Integer, Integer> numbers = new HashMap<>(Map.of(0, 0));
    private final List<Integer> glyphs = new ArrayList<>(List.of(0));
    private final SortedMap<Integer, Integer> glyphOf = new TreeMap<>();

    private FontSubset(FontFile font) {
        this.font = font;
    }

    /** The file; characters that the font does not have are left out. */
    static byte[] of(FontFile font, Collection<Integer> characters) {
        var subset = new FontSubset(font);
        characters.forEach(subset::add);
        return subset.file();
    }

    private void add(int character) {
        var glyph = font.glyph(character);
        if (glyph != 0) {
            glyphOf.put(character, numbers.computeIfAbsent(glyph, this::added));
        }
    }

    private int added(int glyph) {
        var outline = font.outline(glyph);
        if (outline.capacity() > 0 && outline.getShort(0) < 0) {
            throw new IllegalStateException("glyph " + glyph + " is made of others");
        }
        glyphs.add(glyph);
        return glyphs.size() - 1;
    }

    private byte[] file() {
        var tables = new TreeMap<String, ByteBuffer>();
        tables.put("OS/2", copy("OS/2"));
        tables.put("head", copy("head").putInt(8, 0).putShort(50, (short) 1));
        tables.put("hhea", copy("hhea").putShort(34, (short) glyphs.size()));
        tables.put("maxp", copy("maxp").putShort(4, (short) glyphs.size()));
        tables.put("name", copy("name"));
        tables.put("post", copy(font.table("post"), 32).putInt(0, WITHOUT_NAMES));
        tables.put("cmap", characters());
        tables.put("hmtx", metrics());
        tables.putAll(outlines());
        return assembled(tables);
    }

    private ByteBuffer copy(String tag) {
        return copy(font.table(tag), font.table(tag).capacity());
    }

    private static ByteBuffer copy(ByteBuffer table, int length) {
        var copy = ByteBuffer.allocate(length);
        table.get(0, copy.array());
        return copy;
    }

    /** One group of format 12 for each character, for Windows and full Unicode. */
    private ByteBuffer characters() {
        var length = 16 + 12 * glyphOf.size();
        var cmap = ByteBuffer.allocate(12 + length);
        cmap.putShort((short) 0).putShort((short) 1);
        cmap.putShort((short) 3).putShort((short) 10).putInt(12);
        cmap.putShort((short) 12).putShort((short) 0).putInt(length).putInt(0);
        cmap.putInt(glyphOf.size());
        glyphOf.forEach(
                (character, glyph) -> cmap.putInt(character).putInt(character).putInt(glyph));
        return cmap;
    }

    private ByteBuffer metrics() {
        var metrics = ByteBuffer.allocate(4 * glyphs.size());
        glyphs.forEach(glyph -> metrics.putInt(font.metrics(glyph)));
        return metrics;
    }

    private Map<String, ByteBuffer> outlines() {
        var places = ByteBuffer.allocate(4 * (glyphs.size() + 1));
        var length =
                glyphs.stream().mapToInt(glyph -> aligned(font.outline(glyph).capacity())).sum();
        var outlines = ByteBuffer.allocate(length);
        int place = 0;
        for (var glyph : glyphs) {
            places.putInt(place);
            var outline = font.outline(glyph);
            outlines.put(place, outline, 0, outline.capacity());
            place += aligned(outline.capacity());
        }
        places.putInt(place);
        return Map.of("loca", places, "glyf", outlines);
    }

    private static int aligned(int length) {
        return (length + 3) & ~3;
    }

    private static byte[] assembled(SortedMap<String, ByteBuffer> tables) {
        var begin = DIRECTORY + DIRECTORY_ENTRY * tables.size();
        var length = tables.values().stream().mapToInt(table -> aligned(table.capacity())).sum();
        var file = ByteBuffer.allocate(begin + length);
        var range = Integer.highestOneBit(tables.size()) * DIRECTORY_ENTRY;
        file.putInt(TRUE_TYPE).putShort((short) tables.size()).putShort((short) range);
        file.putShort((short) Integer.numberOfTrailingZeros(range / DIRECTORY_ENTRY));
        file.putShort((short) (tables.size() * DIRECTORY_ENTRY - range));
        var place = begin;
        for (var table : tables.entrySet()) {
            var content = table.getValue().array();
            file.put(table.getKey().getBytes(StandardCharsets.US_ASCII));
            file.putInt(0).putInt(place).putInt(content.length);
            file.put(place, content);
            place += aligned(content.length);
        }
        return file.array();
    }
}
