package io.forbear.documents;

import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The fonts of one document, read from the class path when they are needed. */
final class Fonts implements AutoCloseable {
    private static final String PATH = "/fonts/ttf/NotoSansSC/NotoSansSC-";

    private final PDDocument document;
    private final Map<String, TrueTypeFont> read = new HashMap<>();

    Fonts(PDDocument document) {
        this.document = document;
    }

    /** The font of a weight, to be embedded as far as it is used. */
    PDFontSupplier font(String weight) throws IOException {
        return new PDFontSupplier(PDType0Font.load(document, read(weight), true));
    }

    /** Which glyph each character has; the same in every weight. */
    CmapLookup characters() throws IOException {
        return read("Regular").getUnicodeCmapLookup();
    }

    private TrueTypeFont read(String weight) throws IOException {
        var known = read.get(weight);
        if (known != null) {
            return known;
        }
        try (var stream = Fonts.class.getResourceAsStream(PATH + weight + ".ttf")) {
            if (stream == null) {
                throw new IllegalStateException("the font is not on the class path: " + weight);
            }
            var font = new TTFParser().parse(RandomAccessReadBuffer.createBufferFromStream(stream));
            read.put(weight, font);
            return font;
        }
    }

    @Override
    public void close() throws IOException {
        for (var font : read.values()) {
            font.close();
        }
    }
}
