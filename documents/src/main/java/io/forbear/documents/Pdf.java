package io.forbear.documents;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import com.openhtmltopdf.util.XRRuntimeException;
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
import java.util.concurrent.locks.ReentrantLock;
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

    /** A document in the making takes up to 60 MB, of which fonts are the most. */
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

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
        ONE_AT_A_TIME.lock();
        try (var document = new PDDocument();
                var fonts = new Fonts(document)) {
            return of(html, createdAt, document, fonts);
        } catch (XRRuntimeException e) {
            throw new IllegalArgumentException("the XHTML cannot be laid out", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    private static Pdf of(String html, Instant createdAt, PDDocument document, Fonts fonts)
            throws IOException {
        var builder = new PdfRendererBuilder();
        builder.usePDDocument(document);
        builder.useFont(fonts.font("Regular"), FONT_FAMILY, REGULAR, FontStyle.NORMAL, true);
        builder.useFont(fonts.font("Bold"), FONT_FAMILY, BOLD, FontStyle.NORMAL, true);
        for (var when : ExternalResourceControlPriority.values()) {
            builder.useExternalResourceAccessControl((_, _) -> false, when);
        }
        builder.withProducer("Forbear");
        builder.withHtmlContent(html, null);
        var first = new ByteArrayOutputStream();
        try (var renderer = builder.buildPdfRenderer()) {
            var laidOut = renderer.createPDFKeepOpen();
            stamp(laidOut, html, createdAt);
            laidOut.save(first);
        }
        return finished(first.toByteArray(), html, createdAt, fonts);
    }

    /** Only once it is saved, a document's fonts are what they will be. */
    private static Pdf finished(byte[] first, String html, Instant createdAt, Fonts fonts)
            throws IOException {
        var out = new ByteArrayOutputStream();
        try (var document = Loader.loadPDF(first)) {
            CopyableText.correct(document, html, fonts.characters());
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
