-- The concordance of a word, ten words on each side: the lines of `letters kwic Bukharin`.
WITH hits AS (
    SELECT * FROM 'tokens.parquet'
    WHERE layer = 'text' AND regexp_matches(folded, '(^|[-''])bukharin($|[-''])')
),
near AS (
    SELECT hits.token AS hit, tokens.token,
           tokens.before || tokens.shown || tokens.after AS piece, tokens.space
    FROM hits JOIN 'tokens.parquet' AS tokens
      ON tokens.stretch = hits.stretch AND tokens.token BETWEEN hits.token - 10 AND hits.token + 10
),
sides AS (
    SELECT hit,
           string_agg(piece || space, '' ORDER BY token) FILTER (WHERE token < hit) AS behind,
           string_agg(CASE WHEN token < hit + 10 THEN piece || space ELSE piece END, '' ORDER BY token)
               FILTER (WHERE token > hit) AS ahead
    FROM near GROUP BY hit
)
SELECT hits.address, letters.date,
       trim(regexp_replace(coalesce(behind, '') || hits.before, ' +', ' ', 'g')) AS "left",
       hits.shown AS node,
       trim(regexp_replace(hits.after || hits.space || coalesce(ahead, ''), ' +', ' ', 'g')) AS "right"
FROM hits JOIN sides ON sides.hit = hits.token
     JOIN 'letters.parquet' AS letters ON letters.letter = hits.letter
ORDER BY hits.token
