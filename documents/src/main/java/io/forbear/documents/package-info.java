/**
 * Documents from approved wording. A {@link io.forbear.documents.Template} and its fields make
 * XHTML, and {@link io.forbear.documents.Pdf} makes a PDF of it.
 */
@NullMarked
package io.forbear.documents;

import org.jspecify.annotations.NullMarked;
