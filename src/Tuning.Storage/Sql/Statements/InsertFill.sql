INSERT INTO tuning_fills (
    strategy, market, fill_id, version, trade_id, leg, at, is_buy, quantity, price, quoted_price, fee)
VALUES (
    @Strategy, @Market, @FillId, @Version, @TradeId, @Leg, @At, @IsBuy, @Quantity, @Price, @QuotedPrice, @Fee)
ON CONFLICT (strategy, market, fill_id) DO NOTHING
