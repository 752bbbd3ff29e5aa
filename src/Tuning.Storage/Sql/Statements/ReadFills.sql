SELECT fill_id AS FillId, trade_id AS TradeId, leg AS Leg, at AS At, is_buy AS IsBuy, quantity AS Quantity, price AS Price,
    quoted_price AS QuotedPrice, fee AS Fee
FROM tuning_fills
WHERE strategy = @Strategy AND market = @Market AND version = @Version
ORDER BY at, fill_id
