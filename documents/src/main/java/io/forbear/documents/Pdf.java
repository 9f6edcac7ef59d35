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
        try (var renderer = builder.buildPdfRenderer();
                var document = renderer.createPDFKeepOpen()) {
            return saved(document, createdAt, html);
        } catch (XRRuntimeException e) {
            throw new IllegalArgumentException("the XHTML cannot be laid out", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream font(String weight) {
        var font = Pdf.class.getResourceAsStream(FONTS + weight + ".ttf");
        if (font == null) {
            throw new IllegalStateException("the font is not on the class path: " + weight);
        }
        return font;
    }

    private static Pdf saved(PDDocument document, Instant createdAt, String html)
            throws IOException {
        var created = GregorianCalendar.from(createdAt.atZone(ZoneOffset.UTC));
        document.getDocumentInformation().setCreationDate(created);
        document.getDocumentInformation().setModificationDate(created);
        document.setDocumentId(
                ByteBuffer.wrap(digest(html.getBytes(StandardCharsets.UTF_8))).getLong());
        var out = new ByteArrayOutputStream();
        document.save(out);
        return new Pdf(out.toByteArray());
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
