package io.forbear.documents;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import com.openhtmltopdf.util.XRRuntimeException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
import org.jspecify.annotations.Nullable;

/**
 * A PDF document. The same XHTML and instant give the same bytes, on any machine. Its one font,
 * Noto Sans SC, regular and bold, has Chinese and Latin characters, and is embedded as far as it is
 * used.
 */
public final class Pdf {
    /** What the document's style sheet must name, as {@code font-family}. */
    public static final String FONT_FAMILY = "Noto Sans SC";

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
        var characters = Characters.of(html);
        var regular = FontSubset.of(Weights.REGULAR, characters);
        var bold = FontSubset.of(Weights.BOLD, characters);
        var builder = new PdfRendererBuilder();
        builder.useFont(
                () -> new ByteArrayInputStream(regular),
                FONT_FAMILY,
                REGULAR,
                FontStyle.NORMAL,
                true);
        builder.useFont(
                () -> new ByteArrayInputStream(bold), FONT_FAMILY, BOLD, FontStyle.NORMAL, true);
        for (var when : ExternalResourceControlPriority.values()) {
            builder.useExternalResourceAccessControl((uri, _) -> isInside(uri), when);
        }
        builder.withProducer("Forbear");
        builder.withHtmlContent(html, null);
        try (var renderer = builder.buildPdfRenderer();
                var document = renderer.createPDFKeepOpen()) {
            stamp(document, html, createdAt);
            var out = new ByteArrayOutputStream();
            document.save(out);
            return new Pdf(out.toByteArray());
        } catch (XRRuntimeException e) {
            throw new IllegalArgumentException("the XHTML cannot be laid out", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An image that stands in the document itself, such as a seal, comes from nowhere else. */
    private static boolean isInside(@Nullable String uri) {
        return uri != null && uri.startsWith("data:image/png;base64,");
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

    /** The font's weights, mapped when the first document is made. */
    private static final class Weights {
        static final FontFile REGULAR = FontFile.of("Regular");
        static final FontFile BOLD = FontFile.of("Bold");
    }
}
