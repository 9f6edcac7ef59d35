package io.forbear.documents;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import com.openhtmltopdf.util.XRRuntimeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.HexFormat;
import java.util.logging.Level;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * A PDF document. The same XHTML and instant give the same bytes, on any machine. Its one font,
 * Noto Sans SC, regular and bold, has Chinese and Latin characters, and is embedded as far as it is
 * used.
 */
public final class Pdf {
    /** What the document's style sheet must name, as {@code font-family}. */
    public static final String FONT_FAMILY = "Noto Sans SC";

    private static final String FONTS = "/fonts/ttf/NotoSansSC/NotoSansSC-";
    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    static {
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    private final byte[] bytes;

    private Pdf(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Lays out a document. It loads nothing from elsewhere: images and style sheets stand in it.
     *
     * @param html well-formed XHTML
     * @param createdAt the date of creation that the document states
     * @throws IllegalArgumentException if the XHTML cannot be laid out
     */
    public static Pdf of(String html, Instant createdAt) {
        var builder = new PdfRendererBuilder();
        builder.useFont(() -> font("Regular"), FONT_FAMILY, REGULAR, FontStyle.NORMAL, true);
        builder.useFont(() -> font("Bold"), FONT_FAMILY, BOLD, FontStyle.NORMAL, true);
        for (var when : ExternalResourceControlPriority.values()) {
            builder.useExternalResourceAccessControl((_, _) -> false, when);
        }
        builder.withProducer("Forbear");
        builder.withHtmlContent(html, null);
        var first = new ByteArrayOutputStream();
        try (var renderer = builder.buildPdfRenderer();
                var document = renderer.createPDFKeepOpen()) {
            stamp(document, html, createdAt);
            document.save(first);
            return finished(first.toByteArray(), html, createdAt);
        } catch (XRRuntimeException e) {
            throw new IllegalArgumentException("the XHTML cannot be laid out", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static InputStream font(String weight) {
        var font = Pdf.class.getResourceAsStream(FONTS + weight + ".ttf");
        if (font == null) {
            throw new IllegalStateException("the font is not on the class path: " + weight);
        }
        return font;
    }

    /** Only once it is saved, a document's fonts are what they will be. */
    private static Pdf finished(byte[] first, String html, Instant createdAt) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var document = Loader.loadPDF(first)) {
            CopyableText.correct(document, html);
            stamp(document, html, createdAt);
            document.save(out);
        }
        return new Pdf(out.toByteArray());
    }

    /** States date and id, which otherwise come from the clock. */
    private static void stamp(PDDocument document, String html, Instant createdAt) {
        var created = GregorianCalendar.from(createdAt.atZone(ZoneOffset.UTC));
        document.getDocumentInformation().setCreationDate(created);
        document.getDocumentInformation().setModificationDate(created);
        document.setDocumentId(
                ByteBuffer.wrap(digest(html.getBytes(StandardCharsets.UTF_8))).getLong());
    }

    private static byte[] digest(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The file's content. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** SHA-256 of the file's content, in lower-case hexadecimal digits. */
    public String sha256() {
        return HexFormat.of().formatHex(digest(bytes));
    }
}
