DROP TABLE document_covers;
