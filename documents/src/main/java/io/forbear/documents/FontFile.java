package io.forbear.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A TrueType font of ten megabytes, of which a document needs a few glyphs. It is mapped into
 * memory rather than read, since a service has little heap.
 */
final class FontFile {
    private static final String PATH = "/fonts/ttf/NotoSansSC/NotoSansSC-";
    private static final int TAG = 4;
    private static final int DIRECTORY = 12;
    private static final int DIRECTORY_ENTRY = 16;
    private static final int CHARACTER_GROUPS = 12;

    private final Map<String, ByteBuffer> tables = new HashMap<>();
    private final ByteBuffer groups;

    private FontFile(ByteBuffer file) {
        for (int table = 0; table < file.getShort(TAG); table++) {
            var entry = DIRECTORY + DIRECTORY_ENTRY * table;
            var tag = new byte[TAG];
            file.get(entry, tag);
            var content = file.slice(file.getInt(entry + 8), file.getInt(entry + 12));
            tables.put(new String(tag, StandardCharsets.US_ASCII), content);
        }
        groups = groups(table("cmap"));
    }

    /** One of the font's weights, from the class path. */
    static FontFile of(String weight) {
        try (var font = FontFile.class.getResourceAsStream(PATH + weight + ".ttf")) {
            if (font == null) {
                throw new IllegalStateException("the font is not on the class path: " + weight);
            }
            var file = Files.createTempFile("forbear-font", ".ttf");
            Files.copy(font, file, StandardCopyOption.REPLACE_EXISTING);
            try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
                return new FontFile(channel.map(MapMode.READ_ONLY, 0, channel.size()));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The subtable of format 12, which tells the glyphs of ranges of characters. */
    private static ByteBuffer groups(ByteBuffer cmap) {
        @Nullable ByteBuffer found = null;
        for (int subtable = 0; subtable < cmap.getShort(2); subtable++) {
            var offset = cmap.getInt(8 + 8 * subtable);
            if (cmap.getShort(offset) == CHARACTER_GROUPS) {
                found = cmap.slice(offset, cmap.getInt(offset + 4));
            }
        }
        if (found == null) {
            throw new IllegalStateException("the font tells no glyphs of all characters");
        }
        return found;
    }

    /** A table as it is; the caller must not move its position. */
    ByteBuffer table(String tag) {
        var table = tables.get(tag);
        if (table == null) {
            throw new IllegalStateException("the font has no table " + tag);
        }
        return table;
    }

    /** The glyph of a character; 0: it has none. */
    int glyph(int character) {
        int low = 0;
        int high = groups.getInt(12) - 1;
        while (low <= high) {
            var middle = (low + high) >>> 1;
            var group = 16 + 12 * middle;
            var first = groups.getInt(group);
            if (character < first) {
                high = middle - 1;
            } else if (character > groups.getInt(group + 4)) {
                low = middle + 1;
            } else {
                return groups.getInt(group + 8) + character - first;
            }
        }
        return 0;
    }

    /** How a glyph is drawn; empty for a blank. */
    ByteBuffer outline(int glyph) {
        var places = table("loca");
        var begin = places.getInt(4 * glyph);
        return table("glyf").slice(begin, places.getInt(4 * glyph + 4) - begin);
    }

    /** The width of a glyph and the space before it. */
    int metrics(int glyph) {
        var last = Short.toUnsignedInt(table("hhea").getShort(34)) - 1;
        return glyph <= last
                ? table("hmtx").getInt(4 * glyph)
                : (table("hmtx").getShort(4 * last) << 16)
                        | Short.toUnsignedInt(
                                table("hmtx").getShort(4 * (last + 1) + 2 * (glyph - last - 1)));
    }
}
